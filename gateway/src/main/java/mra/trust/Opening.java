package mra.trust;

import static mra.fault.Fault.NOT_SIGNED;
import static mra.fault.Fault.SIGNER_UNKNOWN;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import mra.fault.Refused;
import mra.partner.TrustProfile;
import mra.trust.Opened.Provenance;

/** One message on its way from received to opened. */
final class Opening {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int PARTS_MAX = 10_000;

  private final Received received;
  private final TrustProfile trust;
  private final KeyRing keys;
  private final Spool spool;

  Opening(Received received, TrustProfile trust, KeyRing keys, Spool spool) {
    this.received = received;
    this.trust = trust;
    this.keys = keys;
    this.spool = spool;
  }

  Opened open() throws IOException {
    long max = received.from().limits().bytes();
    try (var raw = new RawStream(received.raw(), max);
        var writer = spool.writer(max)) {
      var signer = open(new BufferedInputStream(raw, BUFFER_BYTES), writer);
      return new VerifiedContent(
          received.from(),
          received.at(),
          writer.release(),
          Provenance.PARTNER,
          writer.digest(),
          Digests.fingerprint(signer));
    }
  }

  private X509Certificate open(InputStream raw, SpoolWriter to) throws IOException {
    var algorithms = CmsAlgorithms.of(trust.suite());
    return switch (trust.suite()) {
      case CMS_RSA, CMS_SM, CMS_EC -> parts(cms(algorithms), raw, to);
      case CMS_DETACHED -> detached(algorithms, raw, to);
      case WS_SECURITY -> soap(algorithms).open(raw, to);
    };
  }

  private SoapOpener soap(CmsAlgorithms algorithms) {
    var transfer = received.from().limits().time();
    return new SoapOpener(
        new SoapVerifier(ours(), pins(algorithms), received.at(), transfer), cms(algorithms));
  }

  private CmsOpener cms(CmsAlgorithms algorithms) {
    return new CmsOpener(ours(), pins(algorithms), algorithms);
  }

  private KeyEntry ours() {
    return keys.key(trust.ours());
  }

  private X509Certificate detached(CmsAlgorithms algorithms, InputStream raw, SpoolWriter to)
      throws IOException {
    var signature = Detached.beside(received.raw());
    if (!Files.isRegularFile(signature)) {
      throw new Refused(NOT_SIGNED, "", "no signature lies beside the list");
    }
    if (Files.size(signature) == 0) {
      throw new Refused(NOT_SIGNED, "", "the signature's file beside the list is empty");
    }
    try (var in = new BufferedInputStream(Files.newInputStream(signature))) {
      var signed = new SignedContent(new BerReader(in), algorithms).over(raw, to);
      var signer = new SignatureJudge(pins(algorithms), algorithms).judge(signed);
      to.endPart();
      return signer;
    }
  }

  private Pins pins(CmsAlgorithms algorithms) {
    return new Pins(trust.theirs(), algorithms, received.at());
  }

  /** CMS objects one after another, all by one signer. */
  private static X509Certificate parts(CmsOpener cms, InputStream raw, SpoolWriter to)
      throws IOException {
    var sealed = new BerReader(raw);
    var signer = cms.open(sealed, to);
    for (int parts = 1; sealed.peek() != BerReader.END; parts++) {
      if (parts == PARTS_MAX) {
        throw BerReader.malformed("more than " + PARTS_MAX + " parts");
      }
      if (!cms.open(sealed, to).equals(signer)) {
        throw new Refused(SIGNER_UNKNOWN, "part " + (parts + 1), "its signer is another one");
      }
    }
    return signer;
  }
}
