package mra.partner;

import java.security.cert.X509Certificate;
import java.util.List;
import mra.partner.TrustProfile.Suite;

/** What pinned certificates may be used for (RFC 5280 4.2.1.3), before a message shows it. */
final class SignerUses {

  /** A bit of the key usage. */
  enum Usage {
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
  private final CertificateFolder held;

  /**
   * @param held what lies in the partner's folder, pinned or not
   */
  SignerUses(Section trust, Suite suite, CertificateFolder held) {
    this.trust = trust;
    this.suite = suite;
    this.held = held;
  }

  /**
   * Authorities say of others, not here, what those may do.
   *
   * @param sends whether something is encrypted for the partner
   */
  void judge(List<X509Certificate> pinned, boolean sends) {
    var own = pinned.stream().filter(each -> each.getBasicConstraints() < 0).toList();
    if (!own.isEmpty()
        && own.size() == pinned.size()
        && own.stream().noneMatch(Usage.DIGITAL_SIGNATURE::in)) {
      trust
          .in("theirs")
          .wrong(
              lacks(own.getFirst(), Usage.DIGITAL_SIGNATURE, "sign"),
              other(Usage.DIGITAL_SIGNATURE));
    }
    if (suite == Suite.CMS_DETACHED || pinned.isEmpty()) {
      return;
    }
    var encryption = suite == Suite.CMS_EC ? Usage.KEY_AGREEMENT : Usage.KEY_ENCIPHERMENT;
    if (own.isEmpty() && sends) {
      trust
          .in("theirs")
          .wrong(
              "what is sent is encrypted for the partner, so its own certificate must be among them",
              other(encryption));
    }
    // We encrypt for the first that may be encrypted for.
    if (!own.isEmpty() && own.stream().noneMatch(encryption::in)) {
      trust.warning(
          "theirs", lacks(own.getFirst(), encryption, "be encrypted for"), other(encryption));
    }
  }

  private String other(Usage usage) {
    return held.own().stream()
        .filter(each -> usage.in(each.certificate()))
        .findFirst()
        .map(each -> each.file() + " can: add it to theirs")
        .orElse(SUGGESTION);
  }

  private static String lacks(X509Certificate certificate, Usage usage, String what) {
    return "%s may not %s: it lacks the key usage %s"
        .formatted(certificate.getSubjectX500Principal().getName(), what, usage.text);
  }
}
