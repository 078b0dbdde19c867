package mra.trust;

import java.security.cert.X509Certificate;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.TrustProfile;
import mra.partner.TrustProfile.Suite;

/**
 * How and for whom to seal.
 *
 * @param mode of the list's own encryption
 * @param recipient whose key alone opens it
 */
public record SealRecipe(Suite suite, Mode mode, KeyEntry signer, X509Certificate recipient) {

  /**
   * From us to a partner.
   *
   * @throws Refused E601 when the profile pins authorities only
   */
  public static SealRecipe to(TrustProfile partner, KeyEntry ours) {
    var mode = partner.suite() == Suite.WS_SECURITY ? Mode.CBC : Mode.GCM;
    return new SealRecipe(partner.suite(), mode, ours, recipient(partner));
  }

  /** Of the pinned certificates the first that is no authority's. */
  private static X509Certificate recipient(TrustProfile partner) {
    return partner.theirs().pinned().stream()
        .filter(certificate -> certificate.getBasicConstraints() < 0)
        .findFirst()
        .orElseThrow(() ->
            new Refused(
                Fault.PROFILE_INVALID,
                "trust.theirs",
                "what is sent is encrypted for the partner, so its own certificate must be among them"));
  }

  public enum Mode {
    /** EnvelopedData; the signature inside protects it. Fastest. */
    CBC,
    /** AuthEnvelopedData. */
    GCM
  }
}
