package mra.trust;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM over segments of 64 KiB. The nonce is the segment's index, which is unique because
 * every content has a key of its own; index and last-flag are authenticated, so that segments can
 * be neither swapped nor cut off.
 */
final class Segments {
  static final int PLAIN_BYTES = 64 * 1024;
  static final int TAG_BYTES = 16;
  static final int SEALED_BYTES = PLAIN_BYTES + TAG_BYTES;

  private final SecretKey key;

  Segments() {
    try {
      var generator = KeyGenerator.getInstance("AES");
      generator.init(256, new SecureRandom());
      this.key = generator.generateKey();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  int seal(
      Cipher cipher, long index, boolean last, byte[] plain, int from, int length, byte[] sealed) {
    try {
      prepare(cipher, Cipher.ENCRYPT_MODE, index, last);
      return cipher.doFinal(plain, from, length, sealed, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @return how many plain bytes
   * @throws GeneralSecurityException the file was altered under us
   */
  int open(Cipher cipher, long index, boolean last, byte[] sealed, int length, byte[] plain)
      throws GeneralSecurityException {
    prepare(cipher, Cipher.DECRYPT_MODE, index, last);
    return cipher.doFinal(sealed, 0, length, plain, 0);
  }

  private void prepare(Cipher cipher, int mode, long index, boolean last)
      throws GeneralSecurityException {
    var nonce = ByteBuffer.allocate(12).putLong(4, index).array();
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
    cipher.updateAAD(ByteBuffer.allocate(9).putLong(index).put((byte) (last ? 1 : 0)).flip());
  }
}
