package mra.trust;

import static mra.fault.Fault.NOT_FOR_US;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import mra.fault.Refused;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.cms.KeyTransRecipientId;

/** The entry of an envelope that is meant for our certificate. */
final class Recipients {
  private Recipients() {}

  static KeyTransRecipientInfo ours(ASN1Set recipients, X509Certificate certificate) {
    for (var each : recipients) {
      // RFC 5652 6.2: key transport is the one choice without a tag.
      if (each instanceof ASN1Sequence transport) {
        var info = Asn1.as(transport, KeyTransRecipientInfo::getInstance);
        if (meant(info.getRecipientIdentifier(), certificate)) {
          return info;
        }
      }
    }
    throw new Refused(NOT_FOR_US, "", "none of " + recipients.size() + " recipients is us");
  }

  private static boolean meant(RecipientIdentifier recipient, X509Certificate certificate) {
    try {
      return id(recipient).match(Certificates.holder(certificate));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyTransRecipientId id(RecipientIdentifier recipient) {
    if (recipient.isTagged()) {
      return new KeyTransRecipientId(
          Asn1.as(recipient.getId(), ASN1OctetString::getInstance).getOctets());
    }
    var named = Asn1.as(recipient.getId(), IssuerAndSerialNumber::getInstance);
    return new KeyTransRecipientId(named.getName(), named.getSerialNumber().getValue());
  }
}
