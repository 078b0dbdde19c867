package mra.trust;

import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.function.UnaryOperator;
import mra.trust.Issuer.Use;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.jce.ECNamedCurveTable;

/** Makes key agreements for us that our own sealer never would, with Bouncy Castle alone. */
final class EcForge {
  static final X509Certificate OURS = Parties.EC.ours().certificate();

  private EcForge() {}

  /** An agreement right in all but its originator. */
  static RecipientInfoGenerator originator(OriginatorIdentifierOrKey originator) throws Exception {
    return bent(info ->
        new KeyAgreeRecipientInfo(
            originator, null, info.getKeyEncryptionAlgorithm(), info.getRecipientEncryptedKeys()));
  }

  /** An agreement right in all but how its fresh key is told. */
  static RecipientInfoGenerator fresh(ASN1Encodable curve, UnaryOperator<byte[]> bent)
      throws Exception {
    var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve);
    return bent(info -> {
      var point = info.getOriginator().getOriginatorKey().getPublicKeyData().getOctets();
      var key = new OriginatorPublicKey(algorithm, bent.apply(point));
      return new KeyAgreeRecipientInfo(
          new OriginatorIdentifierOrKey(key),
          null,
          info.getKeyEncryptionAlgorithm(),
          info.getRecipientEncryptedKeys());
    });
  }

  /** An agreement right in all but whom it wraps the content key for. */
  static RecipientInfoGenerator recipients(DERSequence recipients) throws Exception {
    return bent(info ->
        new KeyAgreeRecipientInfo(
            info.getOriginator(), null, info.getKeyEncryptionAlgorithm(), recipients));
  }

  /** An envelope whose maker does not read its recipients again. */
  static byte[] streamed(byte[] content, RecipientInfoGenerator recipient) throws Exception {
    var wire = new ByteArrayOutputStream();
    var generator = new CMSEnvelopedDataStreamGenerator();
    generator.addRecipientInfoGenerator(recipient);
    var encryptor = new JceCMSContentEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC);
    try (var envelope = generator.open(wire, encryptor.setProvider(Bc.PROVIDER).build())) {
      envelope.write(content);
    }
    return wire.toByteArray();
  }

  /** An agreement right in all but the content key that it wraps. */
  static RecipientInfoGenerator wrapped(UnaryOperator<byte[]> bent) throws Exception {
    return bent(info -> {
      var right =
          RecipientEncryptedKey.getInstance(info.getRecipientEncryptedKeys().getObjectAt(0));
      var key = new DEROctetString(bent.apply(right.getEncryptedKey().getOctets()));
      return new KeyAgreeRecipientInfo(
          info.getOriginator(),
          null,
          info.getKeyEncryptionAlgorithm(),
          new DERSequence(new RecipientEncryptedKey(right.getIdentifier(), key)));
    });
  }

  static RecipientInfoGenerator bent(UnaryOperator<KeyAgreeRecipientInfo> bent) throws Exception {
    var right = agreed(CMSAlgorithm.ECDH_SHA256KDF, OURS);
    return key ->
        new RecipientInfo(
            bent.apply(KeyAgreeRecipientInfo.getInstance(right.generate(key).getInfo())));
  }

  static byte[] compressed(byte[] point) {
    var curve = ECNamedCurveTable.getParameterSpec("secp256r1").getCurve();
    return curve.decodePoint(point).getEncoded(true);
  }

  static byte[] beside(byte[] point) {
    var bent = point.clone();
    bent[point.length - 1] ^= 1;
    return bent;
  }

  static JceKeyAgreeRecipientInfoGenerator agreed(
      ASN1ObjectIdentifier scheme, X509Certificate recipient) throws Exception {
    return agreed(scheme, CMSAlgorithm.AES256_WRAP, recipient);
  }

  static JceKeyAgreeRecipientInfoGenerator agreed(
      ASN1ObjectIdentifier scheme, ASN1ObjectIdentifier wrap, X509Certificate recipient)
      throws Exception {
    var curve = Keys.curve(recipient.getPublicKey()).orElseThrow();
    var sender = keys(Keys.name(curve));
    return new JceKeyAgreeRecipientInfoGenerator(
            scheme, sender.getPrivate(), sender.getPublic(), wrap)
        .addRecipient(recipient)
        .setProvider(Bc.PROVIDER);
  }

  static byte[] keyId() throws Exception {
    return new JcaX509ExtensionUtils()
        .createSubjectKeyIdentifier(OURS.getPublicKey())
        .getKeyIdentifier();
  }

  static KeyPair keys(String curve) throws Exception {
    var generator = KeyPairGenerator.getInstance("EC", Bc.PROVIDER);
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  static KeyEntry signer(KeyPair keys) {
    var authority = Parties.EC.authority().authority();
    var order = Issuer.order("Other curve", Use.SIGNER, Parties.CLOCK, List.of());
    var certificate =
        new CertificateMaker(authority.certificate(), authority.key())
            .make(order, keys.getPublic());
    return new KeyEntry(keys.getPrivate(), List.of(certificate));
  }
}
