package mra.trust;

import static mra.fault.Fault.ENVELOPE_MALFORMED;
import static mra.fault.Fault.NOT_SIGNED;
import static mra.fault.Fault.SIGNATURE_INVALID;
import static mra.fault.Fault.SIGNER_UNKNOWN;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mra.fault.Refused;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorException;

/** Holds a SignedData against what a profile pins: one signer, known, fit, and right. */
final class SignatureJudge {
  private final Pins pins;
  private final CmsAlgorithms algorithms;

  SignatureJudge(Pins pins, CmsAlgorithms algorithms) {
    this.pins = pins;
    this.algorithms = algorithms;
  }

  /** The signer's certificate; returns only if everything held. */
  X509Certificate judge(CMSSignedData signed) {
    var signature = onlyOne(signed);
    requireAlgorithms(signature);
    var sent = certificates(signed);
    var signer = signer(signature.getSID(), sent);
    pins.accept(signer, sent);
    requireHolds(signature, signer);
    return signer;
  }

  private static SignerInformation onlyOne(CMSSignedData signed) {
    var all = List.copyOf(signed.getSignerInfos().getSigners());
    if (all.isEmpty()) {
      throw new Refused(NOT_SIGNED, "", "the signature was left out");
    }
    if (all.size() > 1) {
      throw new Refused(ENVELOPE_MALFORMED, "", all.size() + " signatures where one is agreed");
    }
    return all.getFirst();
  }

  private void requireAlgorithms(SignerInformation signature) {
    var digest = algorithms.digest(signature.getDigestAlgorithmID());
    algorithms.requireSignature(
        AlgorithmIdentifier.getInstance(
            signature.toASN1Structure().getDigestEncryptionAlgorithm()));
    // RFC 5652 11: without signed attributes the digest of one content can be passed off as
    // another.
    if (signature.getSignedAttributes() == null) {
      throw Asn1.forbidden("a " + digest.getAlgorithm() + " signature without signed attributes");
    }
  }

  private static List<X509Certificate> certificates(CMSSignedData signed) {
    var certificates = new ArrayList<X509Certificate>();
    for (X509CertificateHolder each : signed.getCertificates().getMatches(null)) {
      try {
        certificates.add(Certificates.of(each.getEncoded()));
      } catch (CertificateException | IOException e) {
        throw new Refused(ENVELOPE_MALFORMED, "", "a certificate in it cannot be read", e);
      }
    }
    return certificates;
  }

  private X509Certificate signer(SignerId id, List<X509Certificate> sent) {
    return Stream.concat(pins.certificates().stream(), sent.stream())
        .filter(each -> matches(id, each))
        .findFirst()
        .orElseThrow(() -> new Refused(SIGNER_UNKNOWN, "", "its certificate is not at hand"));
  }

  private static boolean matches(SignerId id, X509Certificate certificate) {
    try {
      return id.match(Certificates.holder(certificate));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private void requireHolds(SignerInformation signature, X509Certificate signer) {
    try {
      // Given the key alone, Bouncy Castle leaves validity to us, who judge it at receipt.
      var verifier =
          new JcaSimpleSignerInfoVerifierBuilder()
              .setProvider(Bc.PROVIDER)
              .build(signer.getPublicKey());
      if (signature.verify(verifier)) {
        return;
      }
    } catch (CMSException | OperatorException e) {
      throw new Refused(SIGNATURE_INVALID, "", "", e);
    }
    throw new Refused(SIGNATURE_INVALID, "", "");
  }
}
