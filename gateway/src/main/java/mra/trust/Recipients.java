package mra.trust;

import static mra.fault.Fault.NOT_FOR_US;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import mra.fault.Refused;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.selector.X509CertificateHolderSelector;

/** The entry of an envelope that is meant for our certificate. */
final class Recipients {
  private static final int AGREEMENT = 1;

  private final X509CertificateHolder certificate;

  private Recipients(X509CertificateHolder certificate) {
    this.certificate = certificate;
  }

  static Recipient ours(ASN1Set recipients, X509Certificate certificate) {
    try {
      var search = new Recipients(Certificates.holder(certificate));
      for (var each : recipients) {
        var found = search.in(each);
        if (found.isPresent()) {
          return found.get();
        }
      }
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
    throw new Refused(NOT_FOR_US, "", "none of " + recipients.size() + " recipients is us");
  }

  private Optional<Recipient> in(ASN1Encodable info) {
    // RFC 5652 6.2: key transport is the one choice without a tag.
    if (info instanceof ASN1Sequence transport) {
      return transported(Asn1.as(transport, KeyTransRecipientInfo::getInstance));
    }
    if (info instanceof ASN1TaggedObject tagged && tagged.hasContextTag(AGREEMENT)) {
      return agreed(
          Asn1.as(
              tagged, each -> KeyAgreeRecipientInfo.getInstance((ASN1TaggedObject) each, false)));
    }
    return Optional.empty();
  }

  private Optional<Recipient> transported(KeyTransRecipientInfo info) {
    return meant(info.getRecipientIdentifier())
        ? Optional.of(new Recipient(info.getKeyEncryptionAlgorithm(), info.getEncryptedKey(), null))
        : Optional.empty();
  }

  /** One agreement may wrap the content key for several recipients. */
  private Optional<Recipient> agreed(KeyAgreeRecipientInfo info) {
    for (var each : info.getRecipientEncryptedKeys()) {
      var wrapped = Asn1.as(each, RecipientEncryptedKey::getInstance);
      if (meant(wrapped.getIdentifier())) {
        return Optional.of(
            new Recipient(info.getKeyEncryptionAlgorithm(), wrapped.getEncryptedKey(), info));
      }
    }
    return Optional.empty();
  }

  private boolean meant(RecipientIdentifier recipient) {
    return recipient.isTagged()
        ? holdsKey(Asn1.as(recipient.getId(), ASN1OctetString::getInstance))
        : holds(Asn1.as(recipient.getId(), IssuerAndSerialNumber::getInstance));
  }

  private boolean meant(KeyAgreeRecipientIdentifier recipient) {
    var named = recipient.getIssuerAndSerialNumber();
    return named == null ? holdsKey(recipient.getRKeyID().getSubjectKeyIdentifier()) : holds(named);
  }

  private boolean holdsKey(ASN1OctetString keyId) {
    return new X509CertificateHolderSelector(keyId.getOctets()).match(certificate);
  }

  private boolean holds(IssuerAndSerialNumber named) {
    return new X509CertificateHolderSelector(named.getName(), named.getSerialNumber().getValue())
        .match(certificate);
  }
}
