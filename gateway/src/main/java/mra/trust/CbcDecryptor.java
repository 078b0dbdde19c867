package mra.trust;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

record CbcDecryptor(Cipher cipher) implements Decryptor {

  @Override
  public int update(byte[] sealed, int length, byte[] plain) throws GeneralSecurityException {
    return cipher.update(sealed, 0, length, plain, 0);
  }

  @Override
  public int finish(byte[] tag, byte[] plain) throws GeneralSecurityException {
    return cipher.doFinal(plain, 0);
  }
}
