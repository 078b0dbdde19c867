package mra.trust;

import static mra.fault.Fault.TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import mra.fault.Refused;

/** The bytes as they came, bounded. */
final class RawStream extends InputStream {
  private final InputStream in;
  private final long bytesMax;
  private long passed;

  RawStream(Path file, long bytesMax) throws IOException {
    this.in = Files.newInputStream(file);
    this.bytesMax = bytesMax;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = in.read(into, offset, length);
    if (n > 0) {
      passed += n;
      if (passed > bytesMax) {
        throw new Refused(TOO_LARGE, "", "more than " + bytesMax + " bytes arrived");
      }
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
