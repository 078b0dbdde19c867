package mra.rehearsal;

import java.security.cert.X509Certificate;
import java.time.ZoneId;
import mra.partner.PartnerProfile;
import mra.partner.TrustProfile.Suite;
import mra.trust.Issuer.Kind;
import mra.trust.KeyRing;
import mra.trust.SealRecipe.Mode;

/**
 * An administration that is played: all that its desks need to know of it.
 *
 * @param id the partner's
 * @param message the suite of its profile
 * @param mode of its lists' own encryption
 * @param theirs its keys, by the names of {@link FreshKeys}
 * @param ours our certificate: what it encrypts for, and believes
 */
record Player(
    String id, ZoneId zone, Suite message, Mode mode, KeyRing theirs, X509Certificate ours) {

  static Player of(Administration administration, Credentials credentials) {
    var suite =
        switch (administration) {
          case EU -> Suite.WS_SECURITY;
          case HK -> Suite.CMS_RSA;
          case MO -> Suite.CMS_SM;
        };
    return new Player(
        administration.name(),
        administration.zone(),
        suite,
        administration == Administration.HK ? Mode.GCM : Mode.CBC,
        credentials.of(administration),
        credentials.gateway().key(FreshKeys.gateway(Kind.of(suite))).certificate());
  }

  /** As a profile describes it. */
  static Player of(PartnerProfile profile, Suite suite, KeyRing theirs, X509Certificate ours) {
    return new Player(profile.id(), profile.timeZone(), suite, Mode.GCM, theirs, ours);
  }

  Kind kind() {
    return Kind.of(message);
  }

  /** Whether an envelope signs and encrypts what its lists and receipts travel in. */
  boolean hasEnvelope() {
    return message == Suite.WS_SECURITY;
  }

  /** Of a list by itself. */
  Suite list() {
    return hasEnvelope() ? Suite.CMS_RSA : message;
  }
}
