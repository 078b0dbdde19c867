package mra.format;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over all lines that pass, with their line ends, but for the first ones and the last one:
 * the record lines between header and trailer. The last line is known only at the end, so one line
 * is held back.
 */
final class LineDigest extends FilterInputStream {
  private static final int LINE_MAX = 1 << 20;

  private final MessageDigest digest = sha256();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean ended;
  private int skip;

  LineDigest(InputStream in, int linesBefore) {
    super(in);
    this.skip = linesBefore;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    int from = offset;
    for (int i = offset; i < offset + read; i++) {
      if (buffer[i] == '\n') {
        take(buffer, from, i + 1 - from);
        ended = true;
        from = i + 1;
      }
    }
    if (from < offset + read) {
      take(buffer, from, offset + read - from);
    }
    return read;
  }

  private void take(byte[] bytes, int from, int length) throws IOException {
    if (ended) {
      flush();
    }
    if (line.size() + length > LINE_MAX) {
      throw new TokenGuard.TooLong(LINE_MAX);
    }
    line.write(bytes, from, length);
  }

  private void flush() {
    if (skip > 0) {
      skip--;
    } else {
      digest.update(line.toByteArray());
    }
    line.reset();
    ended = false;
  }

  /** Lower-case hexadecimal; to be asked once, at the end. */
  String value() {
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
