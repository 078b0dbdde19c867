package mra.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/**
 * Streaming GCM (NIST SP 800-38D) at the speed of the JDK's intrinsics. The JDK buffers a whole
 * message when it decrypts GCM, but not when it encrypts. So the content is decrypted as the CTR
 * mode that it is, and encrypted again only to compute the tag it must have.
 */
final class GcmDecryptor implements Decryptor {
  static final int TAG_BYTES = 16;
  static final int NONCE_BYTES = 12;

  private final Cipher counter;
  private final Cipher again;
  private final byte[] discarded = new byte[CipherStream.BUFFER_BYTES + TAG_BYTES];

  GcmDecryptor(BlockCipher block, SecretKey key, byte[] nonce) throws GeneralSecurityException {
    // SP 800-38D 7.1: with a 96-bit nonce the first counter block is nonce || 1, and it masks the
    // tag; content begins with nonce || 2.
    var first = Arrays.copyOf(nonce, 16);
    first[15] = 2;
    counter = block.cipher("CTR/NoPadding");
    counter.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(first));
    again = block.cipher("GCM/NoPadding");
    again.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
  }

  @Override
  public int update(byte[] sealed, int length, byte[] plain) throws GeneralSecurityException {
    int n = counter.update(sealed, 0, length, plain, 0);
    again.update(plain, 0, n, discarded, 0);
    return n;
  }

  @Override
  public int finish(byte[] tag, byte[] plain) throws GeneralSecurityException {
    int n = counter.doFinal(plain, 0);
    int end = again.doFinal(plain, 0, n, discarded, 0);
    var expected = Arrays.copyOfRange(discarded, end - TAG_BYTES, end);
    if (!MessageDigest.isEqual(expected, tag)) {
      throw new AEADBadTagException();
    }
    return n;
  }
}
