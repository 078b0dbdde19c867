package mra.trust;

import static mra.fault.Fault.CERTIFICATE_UNFIT;
import static mra.fault.Fault.ENVELOPE_MALFORMED;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Set;
import mra.fault.Refused;
import mra.partner.TrustProfile.Suite;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate may be used for, as its issuer says in it. */
final class Uses {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;

  /** Purposes of RFC 5280 4.2.1.12 under which no document is signed. */
  private static final Set<String> NO_DOCUMENTS =
      Set.of(
          KeyPurposeId.id_kp_serverAuth.getId(),
          KeyPurposeId.id_kp_clientAuth.getId(),
          KeyPurposeId.id_kp_codeSigning.getId(),
          KeyPurposeId.id_kp_timeStamping.getId(),
          KeyPurposeId.id_kp_OCSPSigning.getId());

  private Uses() {}

  static void requireSigning(X509Certificate signer) {
    require(signer, DIGITAL_SIGNATURE, "digitalSignature");
  }

  /** Of whom a content key is encrypted for. */
  static void requireKeyEncipherment(X509Certificate recipient) {
    require(recipient, KEY_ENCIPHERMENT, "keyEncipherment");
  }

  /** Of whom a content key is wrapped for under a key agreed upon. */
  static void requireKeyAgreement(X509Certificate recipient) {
    require(recipient, KEY_AGREEMENT, "keyAgreement");
  }

  static boolean takesContentKeys(X509Certificate recipient, Suite suite) {
    var usage = recipient.getKeyUsage();
    return usage != null && usage[suite == Suite.CMS_EC ? KEY_AGREEMENT : KEY_ENCIPHERMENT];
  }

  private static void require(X509Certificate certificate, int bit, String name) {
    var usage = certificate.getKeyUsage();
    if (usage == null || !usage[bit]) {
      throw unfit(certificate, "lacks the key usage " + name);
    }
  }

  /**
   * An authority issues for many uses: the key of a web server must not vouch for a list. What a
   * profile pins itself was chosen by people.
   */
  static void requireForLists(X509Certificate signer) {
    try {
      var purposes = signer.getExtendedKeyUsage();
      if (purposes != null && NO_DOCUMENTS.containsAll(purposes)) {
        throw unfit(signer, "was issued for another use than signing documents");
      }
    } catch (CertificateParsingException e) {
      throw new Refused(ENVELOPE_MALFORMED, "", "a certificate in it cannot be read", e);
    }
  }

  private static Refused unfit(X509Certificate certificate, String why) {
    return new Refused(CERTIFICATE_UNFIT, "", Pins.label(certificate) + " " + why);
  }
}
