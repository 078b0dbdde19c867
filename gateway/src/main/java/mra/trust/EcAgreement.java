package mra.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.operator.GenericKey;

/** Ephemeral-static ECDH (RFC 5753 3.1): a fresh key of the sender's, the recipient's own. */
final class EcAgreement {
  private static final int ORIGINATOR_KEY = 1;
  private static final byte UNCOMPRESSED = 4;

  private final EcKeyWrap wrap;
  private final byte[] point;
  private final byte[] wrapped;

  private EcAgreement(EcKeyWrap wrap, byte[] point, byte[] wrapped) {
    this.wrap = wrap;
    this.point = point;
    this.wrapped = wrapped;
  }

  /** Refuses every other way and curve by name. */
  static EcAgreement of(Recipient recipient) {
    var info = recipient.agreement();
    if (info == null) {
      throw Asn1.forbidden("key transport " + Asn1.name(recipient.algorithm().getAlgorithm()));
    }
    var wrap = EcKeyWrap.of(recipient.algorithm(), info.getUserKeyingMaterial());
    if (!(info.getOriginator().getId() instanceof ASN1TaggedObject tagged
        && tagged.hasContextTag(ORIGINATOR_KEY))) {
      throw Asn1.forbidden("static-static ECDH: the sender's key is none for this message alone");
    }
    var key =
        Asn1.as(tagged, each -> OriginatorPublicKey.getInstance((ASN1TaggedObject) each, false));
    requireCurve(key.getAlgorithm());
    return new EcAgreement(wrap, point(key), recipient.wrapped().getOctets());
  }

  private static void requireCurve(AlgorithmIdentifier key) {
    if (!key.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      throw Asn1.forbidden("key agreement by " + Asn1.name(key.getAlgorithm()));
    }
    // RFC 5753 3.1.1: absent or NULL, the curve is the recipient's.
    var curve = key.getParameters();
    if (curve instanceof ASN1ObjectIdentifier named) {
      if (!Keys.isNist(named)) {
        throw Asn1.forbidden("EC " + Keys.name(named));
      }
    } else if (curve != null && !(curve instanceof ASN1Null)) {
      throw Asn1.forbidden("a curve without a name");
    }
  }

  private static byte[] point(OriginatorPublicKey key) {
    byte[] point =
        Asn1.as(key.getPublicKeyData(), bits -> ASN1BitString.getInstance(bits).getOctets());
    if (point.length == 0 || point[0] != UNCOMPRESSED) {
      throw Asn1.forbidden("a point in another form than the uncompressed one");
    }
    return point;
  }

  byte[] unwrap(PrivateKey ours) throws GeneralSecurityException {
    var curve =
        Keys.curve(ours).orElseThrow(() -> new InvalidKeyException("it is on no named curve"));
    var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve);
    return wrap.unwrap(wrapped, ours, publicKey(new SubjectPublicKeyInfo(algorithm, point)));
  }

  static RecipientInfoGenerator recipient(X509Certificate certificate) {
    return contentKey -> new RecipientInfo(agreed(certificate, contentKey));
  }

  private static KeyAgreeRecipientInfo agreed(X509Certificate certificate, GenericKey contentKey)
      throws CMSException {
    try {
      var holder = Certificates.holder(certificate);
      var theirs = publicKey(holder.getSubjectPublicKeyInfo());
      var fresh = fresh(theirs);
      var wrap = EcKeyWrap.to(theirs);
      var wrapped = wrap.wrap(Keys.bytes(contentKey), fresh.getPrivate(), theirs);
      var recipient = new KeyAgreeRecipientIdentifier(Certificates.id(holder));
      return new KeyAgreeRecipientInfo(
          new OriginatorIdentifierOrKey(originator(fresh.getPublic())),
          null,
          wrap.scheme(),
          new DERSequence(new RecipientEncryptedKey(recipient, new DEROctetString(wrapped))));
    } catch (GeneralSecurityException e) {
      throw new CMSException("ECDH", e);
    }
  }

  private static KeyPair fresh(ECPublicKey recipient) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(recipient.getParams());
    return generator.generateKeyPair();
  }

  private static OriginatorPublicKey originator(PublicKey key) {
    var point = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData();
    return new OriginatorPublicKey(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey), point);
  }

  /** The JDK's, whose agreement refuses points beside the curve. */
  private static ECPublicKey publicKey(SubjectPublicKeyInfo key) throws GeneralSecurityException {
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    } catch (IOException e) {
      throw new InvalidKeyException(e);
    }
  }
}
