package mra.trust;

import java.security.cert.X509Certificate;
import mra.partner.TrustProfile.Suite;

/**
 * How and for whom to seal.
 *
 * @param mode of the list's own encryption
 * @param recipient whose key alone opens it
 */
public record SealRecipe(Suite suite, Mode mode, KeyEntry signer, X509Certificate recipient) {

  public enum Mode {
    /** EnvelopedData; the signature inside protects it. Fastest. */
    CBC,
    /** AuthEnvelopedData. */
    GCM
  }
}
