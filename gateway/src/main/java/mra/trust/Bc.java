package mra.trust;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Bouncy Castle, handed over by name where the JDK lacks something (SM2, SM3, SM4, PKCS#12 with SM2
 * keys); never installed for the whole process, so that everything else stays with the JDK's
 * intrinsics.
 */
final class Bc {
  static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private Bc() {}
}
