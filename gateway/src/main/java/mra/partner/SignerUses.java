package mra.partner;

import java.security.cert.X509Certificate;
import java.util.List;
import mra.partner.TrustProfile.Suite;

/** What pinned certificates may be used for (RFC 5280 4.2.1.3), before a message shows it. */
final class SignerUses {

  /** A bit of the key usage. */
  private enum Usage {
    DIGITAL_SIGNATURE("digitalSignature", 0),
    KEY_ENCIPHERMENT("keyEncipherment", 2),
    KEY_AGREEMENT("keyAgreement", 4);

    private final String text;
    private final int bit;

    Usage(String text, int bit) {
      this.text = text;
      this.bit = bit;
    }

    boolean in(X509Certificate certificate) {
      var usage = certificate.getKeyUsage();
      return usage != null && usage[bit];
    }
  }

  private static final String SUGGESTION = "ask the partner for a certificate that has it";

  private final Section trust;
  private final Suite suite;

  SignerUses(Section trust, Suite suite) {
    this.trust = trust;
    this.suite = suite;
  }

  /** Authorities say of others, not here, what those may do. */
  void judge(List<X509Certificate> pinned) {
    var own = pinned.stream().filter(each -> each.getBasicConstraints() < 0).toList();
    if (own.isEmpty()) {
      return;
    }
    if (own.size() == pinned.size() && own.stream().noneMatch(Usage.DIGITAL_SIGNATURE::in)) {
      trust.in("theirs").wrong(lacks(own.getFirst(), Usage.DIGITAL_SIGNATURE, "sign"), SUGGESTION);
    }
    var encryption = suite == Suite.CMS_EC ? Usage.KEY_AGREEMENT : Usage.KEY_ENCIPHERMENT;
    // We encrypt for the first.
    if (suite != Suite.CMS_DETACHED && !encryption.in(own.getFirst())) {
      trust.warning("theirs", lacks(own.getFirst(), encryption, "be encrypted for"), SUGGESTION);
    }
  }

  private static String lacks(X509Certificate certificate, Usage usage, String what) {
    return "%s may not %s: it lacks the key usage %s"
        .formatted(certificate.getSubjectX500Principal().getName(), what, usage.text);
  }
}
