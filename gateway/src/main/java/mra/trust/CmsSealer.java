package mra.trust;

import static mra.fault.Fault.CERTIFICATE_UNFIT;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import mra.fault.Refused;
import mra.trust.SealRecipe.Mode;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.OutputEncryptor;

/** Signs, then encrypts, while it streams. */
final class CmsSealer {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int KEY_ENCIPHERMENT = 2;

  private final SealRecipe recipe;
  private final CmsAlgorithms algorithms;

  CmsSealer(SealRecipe recipe, CmsAlgorithms algorithms) {
    this.recipe = recipe;
    this.algorithms = algorithms;
  }

  void seal(InputStream plain, OutputStream wire) throws IOException {
    requireEncipherment(recipe.recipient());
    try (var envelope = envelope(wire);
        var signature = signature(envelope)) {
      var buffer = new byte[BUFFER_BYTES];
      for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
        signature.write(buffer, 0, n);
      }
    } catch (CMSException | OperatorCreationException | CertificateException e) {
      throw new IOException("cannot seal", e);
    }
  }

  private OutputStream envelope(OutputStream wire) throws CMSException, IOException {
    var block = algorithms.block();
    var recipient = algorithms.recipient(recipe.recipient());
    if (recipe.mode() == Mode.CBC) {
      var generator = new CMSEnvelopedDataStreamGenerator();
      generator.setBufferSize(BUFFER_BYTES);
      generator.addRecipientInfoGenerator(recipient);
      return generator.open(wire, encryptor(block.cbc()));
    }
    var generator = new CMSAuthEnvelopedDataStreamGenerator();
    generator.setBufferSize(BUFFER_BYTES);
    generator.addRecipientInfoGenerator(recipient);
    return generator.open(wire, (OutputAEADEncryptor) encryptor(block.gcm()));
  }

  private OutputEncryptor encryptor(ASN1ObjectIdentifier algorithm) throws CMSException {
    var block = algorithms.block();
    var builder = new JceCMSContentEncryptorBuilder(algorithm, block.keyBytes() * 8);
    if (block.provider() != null) {
      builder.setProvider(block.provider());
    }
    return builder.build();
  }

  private OutputStream signature(OutputStream to)
      throws CMSException, OperatorCreationException, CertificateException, IOException {
    var signer = recipe.signer();
    var generator = new CMSSignedDataStreamGenerator();
    generator.setBufferSize(BUFFER_BYTES);
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(algorithms.digests())
            .build(Signatures.signer(algorithms.kind(), signer.key()), signer.certificate()));
    generator.addCertificates(new JcaCertStore(signer.chain()));
    return generator.open(to, true);
  }

  private static void requireEncipherment(X509Certificate recipient) {
    var usage = recipient.getKeyUsage();
    if (usage == null || !usage[KEY_ENCIPHERMENT]) {
      throw new Refused(
          CERTIFICATE_UNFIT, "", "the recipient's lacks the key usage keyEncipherment");
    }
  }
}
