package mra.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import mra.canonical.Code;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;

/** Canonical lines, of which only the digest is kept. */
final class Digesting implements OperatorStream.Sink {
  private static final int BUFFER_BYTES = 1 << 16;

  private final MessageDigest sha256;
  private final OutputStream out;

  Digesting() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
    var digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256);
    out = new BufferedOutputStream(digest, BUFFER_BYTES);
  }

  @Override
  public void operator(Operator operator) {
    try {
      OperatorJson.writeLine(operator, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void gone(Code code) {
    throw new IllegalStateException("gone: " + code);
  }

  @Override
  public void setAside(SetAside record) {
    throw new IllegalStateException("set aside: " + record.fault() + " at " + record.at());
  }

  void line(String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  String digest() throws IOException {
    out.flush();
    return HexFormat.of().formatHex(sha256.digest());
  }
}
