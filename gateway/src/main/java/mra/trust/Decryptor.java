package mra.trust;

import java.security.GeneralSecurityException;

/** Decrypts as it goes; what it gives is worth nothing before {@link #finish} returned. */
interface Decryptor {

  /**
   * Decrypts some more.
   *
   * @param plain at least 16 bytes longer than {@code length}
   * @return how many plain bytes
   */
  int update(byte[] sealed, int length, byte[] plain) throws GeneralSecurityException;

  /**
   * Decrypts the rest and checks padding or MAC.
   *
   * @param tag the MAC of the envelope, empty where it has none
   * @return how many more plain bytes
   */
  int finish(byte[] tag, byte[] plain) throws GeneralSecurityException;
}
