package mra.trust;

import static mra.fault.Fault.CERTIFICATE_EXPIRED;
import static mra.fault.Fault.SIGNER_UNKNOWN;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import mra.fault.Refused;
import mra.partner.Signers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Whom a profile believes: signers that it pins themselves, or that authorities issued which it
 * pins. Judged at the moment of receipt, never now.
 */
final class Pins {
  private static final int PATH_LENGTH_MAX = 4;

  /** With many that bear one name the search for a path would try every order of them. */
  private static final int SENT_MAX = 8;

  private final Signers signers;
  private final CmsAlgorithms algorithms;
  private final Instant at;

  Pins(Signers signers, CmsAlgorithms algorithms, Instant at) {
    this.signers = signers;
    this.algorithms = algorithms;
    this.at = at;
  }

  List<X509Certificate> certificates() {
    return signers.pinned();
  }

  /**
   * @param sent other certificates that came with the message; believed only as far as they lead to
   *     a pinned one
   */
  void accept(X509Certificate signer, Collection<X509Certificate> sent) {
    if (sent.size() > SENT_MAX) {
      throw BerReader.malformed("more than " + SENT_MAX + " certificates");
    }
    if (!signers.pinned().contains(signer)) {
      requirePath(signer, sent);
      if (!signers.mayBe(signer)) {
        throw new Refused(SIGNER_UNKNOWN, "", label(signer) + " is not for a named signer");
      }
      Uses.requireForLists(signer);
    }
    requireValid(signer);
    Uses.requireSigning(signer);
    algorithms.requireKey(signer.getPublicKey());
  }

  private void requirePath(X509Certificate signer, Collection<X509Certificate> sent) {
    var path = path(signer, sent, at);
    if (path == null) {
      // Did it hold on the signer's first day? Then time broke it, not trust.
      boolean onceHeld = path(signer, sent, signer.getNotBefore().toInstant()) != null;
      throw new Refused(onceHeld ? CERTIFICATE_EXPIRED : SIGNER_UNKNOWN, "", label(signer));
    }
    requireValid(path.getTrustAnchor().getTrustedCert());
    for (var each : path.getCertPath().getCertificates()) {
      algorithms.requireSignature(signatureOf((X509Certificate) each));
    }
  }

  private @Nullable PKIXCertPathBuilderResult path(
      X509Certificate signer, Collection<X509Certificate> sent, Instant moment) {
    // An end-entity certificate never vouches for another, even when pinned.
    var anchors =
        signers.pinned().stream()
            .filter(each -> each.getBasicConstraints() >= 0)
            .map(each -> new TrustAnchor(each, null))
            .collect(Collectors.toSet());
    if (anchors.isEmpty()) {
      return null;
    }
    try {
      var target = new X509CertSelector();
      target.setCertificate(signer);
      var parameters = new PKIXBuilderParameters(anchors, target);
      var known = new HashSet<>(sent);
      known.add(signer);
      parameters.addCertStore(
          CertStore.getInstance(
              "Collection", new CollectionCertStoreParameters(known), Bc.PROVIDER));
      parameters.setDate(Date.from(moment));
      parameters.setMaxPathLength(PATH_LENGTH_MAX);
      parameters.setRevocationEnabled(false);
      return (PKIXCertPathBuilderResult)
          CertPathBuilder.getInstance("PKIX", Bc.PROVIDER).build(parameters);
    } catch (CertPathBuilderException noPath) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void requireValid(X509Certificate certificate) {
    if (at.isBefore(certificate.getNotBefore().toInstant())
        || at.isAfter(certificate.getNotAfter().toInstant())) {
      throw new Refused(
          CERTIFICATE_EXPIRED,
          "",
          "%s is valid from %s to %s"
              .formatted(
                  label(certificate),
                  certificate.getNotBefore().toInstant(),
                  certificate.getNotAfter().toInstant()));
    }
  }

  private static AlgorithmIdentifier signatureOf(X509Certificate certificate) {
    try {
      return Certificates.holder(certificate).getSignatureAlgorithm();
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A subject may be a person's name, so a certificate is called by its serial number. */
  static String label(X509Certificate certificate) {
    return "the certificate with serial number " + certificate.getSerialNumber().toString(16);
  }
}
