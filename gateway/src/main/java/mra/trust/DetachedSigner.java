package mra.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.CertificateException;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Signs a content of any size and writes the SignedData without it. */
final class DetachedSigner {
  private final KeyEntry signer;

  DetachedSigner(KeyEntry signer) {
    this.signer = signer;
  }

  void sign(InputStream content, OutputStream signature) throws IOException {
    var algorithms = new RsaAlgorithms();
    try {
      var generator = new CMSSignedDataStreamGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(algorithms.digests())
              .build(Signatures.signer(signer.key()), signer.certificate()));
      generator.addCertificates(new JcaCertStore(signer.chain()));
      try (var digested = generator.open(signature, false)) {
        content.transferTo(digested);
      }
    } catch (CMSException | OperatorCreationException | CertificateException e) {
      throw new IOException("cannot sign", e);
    }
  }
}
