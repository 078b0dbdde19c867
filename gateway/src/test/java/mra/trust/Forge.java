package mra.trust;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Makes CMS that our own sealer never would, with Bouncy Castle alone. */
final class Forge {
  private Forge() {}

  static byte[] signed(byte[] content, String algorithm, KeyEntry signer) throws Exception {
    return signed(content, algorithm, signer, true, false);
  }

  static byte[] signed(
      byte[] content, String algorithm, KeyEntry signer, boolean inside, boolean bare)
      throws Exception {
    var generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(
                new JcaDigestCalculatorProviderBuilder().setProvider(Bc.PROVIDER).build())
            .setDirectSignature(bare)
            .build(
                new JcaContentSignerBuilder(algorithm).setProvider(Bc.PROVIDER).build(signer.key()),
                signer.certificate()));
    generator.addCertificates(new JcaCertStore(signer.chain()));
    return generator.generate(new CMSProcessableByteArray(content), inside).getEncoded();
  }

  /** A SignedData with certificates and content, but no signature. */
  static byte[] stripped(byte[] content, KeyEntry signer) throws Exception {
    var generator = new CMSSignedDataGenerator();
    generator.addCertificates(new JcaCertStore(signer.chain()));
    return generator.generate(new CMSProcessableByteArray(content), true).getEncoded();
  }

  /** The same signature over other content, with other digests announced in front of it. */
  static byte[] refilled(byte[] signed, byte[] content, ASN1EncodableVector digests)
      throws Exception {
    var wrapped = ContentInfo.getInstance(signed);
    var old = SignedData.getInstance(wrapped.getContent());
    var inside = new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(content));
    var made =
        new SignedData(
            new DERSet(digests), inside, old.getCertificates(), null, old.getSignerInfos());
    return new ContentInfo(wrapped.getContentType(), made).getEncoded();
  }

  static byte[] enveloped(
      byte[] content, ASN1ObjectIdentifier algorithm, RecipientInfoGenerator... recipients)
      throws Exception {
    var generator = new CMSEnvelopedDataGenerator();
    for (var recipient : recipients) {
      generator.addRecipientInfoGenerator(recipient);
    }
    return generator
        .generate(
            new CMSProcessableByteArray(content),
            new JceCMSContentEncryptorBuilder(algorithm).setProvider(Bc.PROVIDER).build())
        .getEncoded();
  }
}
