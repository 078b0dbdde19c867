package mra.trust;

import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.CertificateException;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** SignedData (RFC 5652 5) around what is written, with the signer's chain. */
final class SignatureLayer {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final KeyEntry signer;
  private final CmsAlgorithms algorithms;

  SignatureLayer(KeyEntry signer, CmsAlgorithms algorithms) {
    this.signer = signer;
    this.algorithms = algorithms;
  }

  /** The signature is written when the stream is closed, which leaves {@code to} open. */
  OutputStream over(OutputStream to) throws IOException {
    algorithms.requireKey(signer.certificate().getPublicKey());
    var generator = new CMSSignedDataStreamGenerator();
    generator.setBufferSize(BUFFER_BYTES);
    try {
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(algorithms.digests())
              .build(Signatures.signer(signer.key()), signer.certificate()));
      generator.addCertificates(new JcaCertStore(signer.chain()));
    } catch (CMSException | OperatorCreationException | CertificateException e) {
      throw new IOException("cannot sign", e);
    }
    return generator.open(to, true);
  }
}
