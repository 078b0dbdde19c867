package mra.trust;

import java.security.cert.X509Certificate;
import java.util.Objects;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.TrustProfile;
import mra.partner.TrustProfile.Suite;
import org.jspecify.annotations.Nullable;

/**
 * How and for whom to seal.
 *
 * @param mode of the list's own encryption
 * @param recipient whose key alone opens it; a detached signature asks for none
 */
public record SealRecipe(
    Suite suite, Mode mode, KeyEntry signer, @Nullable X509Certificate recipient) {

  /**
   * From us to a partner.
   *
   * @throws Refused E601 when the profile pins authorities only
   */
  public static SealRecipe to(TrustProfile partner, KeyEntry ours) {
    var to = partner.suite() == Suite.CMS_DETACHED ? null : recipient(partner);
    return of(partner.suite(), ours, to);
  }

  /** In the mode that we seal in by this suite. */
  public static SealRecipe of(Suite suite, KeyEntry signer, @Nullable X509Certificate recipient) {
    var mode = suite == Suite.WS_SECURITY ? Mode.CBC : Mode.GCM;
    return new SealRecipe(suite, mode, signer, recipient);
  }

  /** Whose key alone opens it, in a suite that encrypts. */
  public X509Certificate mustBeFor() {
    return Objects.requireNonNull(recipient, "what is encrypted is encrypted for somebody");
  }

  /**
   * The same for a list that travels by itself: what accompanies it is for its transport to seal.
   *
   * @throws Refused E601 when the profile pins authorities only
   */
  public static SealRecipe list(TrustProfile partner, KeyEntry ours) {
    var whole = to(partner, ours);
    return whole.suite() == Suite.WS_SECURITY
        ? new SealRecipe(Suite.CMS_RSA, whole.mode(), ours, whole.recipient())
        : whole;
  }

  /**
   * Of the pinned certificates that are no authority's the first that may be encrypted for: some
   * partners sign with one and decrypt with another.
   */
  private static X509Certificate recipient(TrustProfile partner) {
    var own =
        partner.theirs().pinned().stream()
            .filter(certificate -> certificate.getBasicConstraints() < 0)
            .toList();
    return own.stream()
        .filter(certificate -> Uses.takesContentKeys(certificate, partner.suite()))
        .findFirst()
        .or(() -> own.stream().findFirst())
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
