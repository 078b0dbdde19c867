package mra.trust;

import static mra.fault.Fault.DECRYPTION_FAILED;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Objects;
import mra.fault.Refused;

/** Plain bytes while they decrypt; its end is reached only if padding and MAC held. */
final class CipherStream extends InputStream {
  static final int BUFFER_BYTES = 64 * 1024;

  /** Reads what follows the encrypted content in its envelope. */
  interface Tail {
    /** The MAC, empty where the envelope has none. */
    byte[] read() throws IOException;
  }

  private final InputStream in;
  private final Tail tail;
  private final Decryptor decryptor;
  private final byte[] sealed = new byte[BUFFER_BYTES];
  private final byte[] plain = new byte[BUFFER_BYTES + 16];
  private int at;
  private int filled;
  private boolean ended;

  CipherStream(InputStream in, Tail tail, Decryptor decryptor) {
    this.in = in;
    this.tail = tail;
    this.decryptor = decryptor;
  }

  @Override
  public int read() throws IOException {
    return more() ? plain[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int n = Math.min(length, filled - at);
    System.arraycopy(plain, at, into, offset, n);
    at += n;
    return n;
  }

  private boolean more() throws IOException {
    while (at == filled && !ended) {
      at = 0;
      filled = refill();
    }
    return at < filled;
  }

  private int refill() throws IOException {
    int n = in.readNBytes(sealed, 0, sealed.length);
    try {
      if (n > 0) {
        return decryptor.update(sealed, n, plain);
      }
      ended = true;
      return decryptor.finish(tail.read(), plain);
    } catch (GeneralSecurityException e) {
      // One fault, without its cause: wrong key, padding and MAC must look alike.
      throw failed();
    }
  }

  static Refused failed() {
    return new Refused(DECRYPTION_FAILED, "", "");
  }
}
