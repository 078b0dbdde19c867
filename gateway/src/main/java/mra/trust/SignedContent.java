package mra.trust;

import static mra.fault.Fault.ENVELOPE_MALFORMED;
import static mra.fault.Fault.NOT_SIGNED;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import mra.fault.Refused;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.jspecify.annotations.Nullable;

/**
 * One SignedData (RFC 5652 5) around its content. The content streams past us; what is left, all of
 * it small, goes to Bouncy Castle together with the digests of what passed.
 */
final class SignedContent {
  private static final int CERTIFICATES_BYTES_MAX = 256 * 1024;
  private static final int REVOCATIONS_BYTES_MAX = 1024 * 1024;
  private static final int SIGNERS_BYTES_MAX = 64 * 1024;
  private static final int SMALL_BYTES_MAX = 4 * 1024;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final BerReader ber;
  private final CmsAlgorithms algorithms;
  private final Map<ASN1ObjectIdentifier, MessageDigest> digests = new HashMap<>();

  SignedContent(BerReader ber, CmsAlgorithms algorithms) {
    this.ber = ber;
    this.algorithms = algorithms;
  }

  /** Copies the content; the signature is yet to be judged. */
  CMSSignedData read(OutputStream to) throws IOException {
    return read(null, to);
  }

  /** The same where the content lies elsewhere (RFC 5652 5.2, eContent absent). */
  CMSSignedData over(InputStream detached, OutputStream to) throws IOException {
    return read(detached, to);
  }

  private CMSSignedData read(@Nullable InputStream detached, OutputStream to) throws IOException {
    begin(detached == null ? "what was encrypted is not signed" : "it is no signature");
    var _ = ber.element(BerReader.INTEGER, SMALL_BYTES_MAX);
    var algorithmSet = digestAlgorithms();
    content(detached, to);
    var certificates = optional(0, CERTIFICATES_BYTES_MAX);
    var revocations = optional(1, REVOCATIONS_BYTES_MAX);
    var signers = Asn1.decode(ber.element(BerReader.SET, SIGNERS_BYTES_MAX), ASN1Set::getInstance);
    requireDigested(signers);
    ber.leave();
    ber.leave();
    ber.leave();
    if (ber.peek() != BerReader.END) {
      throw BerReader.malformed("something follows the signature");
    }
    return signed(
        new SignedData(
            algorithmSet,
            new ContentInfo(CMSObjectIdentifiers.data, null),
            certificates,
            revocations,
            signers));
  }

  private void begin(String otherwise) throws IOException {
    if (ber.peek() != BerReader.SEQUENCE) {
      throw notSigned(otherwise);
    }
    ber.enter(BerReader.SEQUENCE);
    if (ber.peek() != BerReader.OID || !oid().equals(CMSObjectIdentifiers.signedData)) {
      throw notSigned(otherwise);
    }
    ber.enter(BerReader.contextual(0));
    ber.enter(BerReader.SEQUENCE);
  }

  private ASN1Set digestAlgorithms() throws IOException {
    var set = Asn1.decode(ber.element(BerReader.SET, SMALL_BYTES_MAX), ASN1Set::getInstance);
    for (var each : set) {
      var algorithm = Asn1.as(each, AlgorithmIdentifier::getInstance);
      digests.put(algorithm.getAlgorithm(), algorithms.digest(algorithm));
    }
    return set;
  }

  private void content(@Nullable InputStream detached, OutputStream to) throws IOException {
    ber.enter(BerReader.SEQUENCE);
    if (!oid().equals(CMSObjectIdentifiers.data)) {
      throw BerReader.malformed("the signed content is not of type id-data");
    }
    boolean within = ber.peek() != BerReader.END;
    if (detached == null && !within) {
      throw notSigned("the signature comes without its content");
    } else if (detached != null && within) {
      throw BerReader.malformed("the signature brings a content of its own");
    } else if (detached != null) {
      copy(detached, to);
    } else {
      ber.enter(BerReader.contextual(0));
      copy(ber.octets(BerReader.OCTET_STRING), to);
      ber.leave();
    }
    ber.leave();
  }

  private void copy(InputStream content, OutputStream to) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
      for (var digest : digests.values()) {
        digest.update(buffer, 0, n);
      }
      to.write(buffer, 0, n);
    }
  }

  /** Bouncy Castle takes the digest of nothing where it is not given the one of the content. */
  private void requireDigested(ASN1Set signers) {
    for (var each : signers) {
      var digest = Asn1.as(each, SignerInfo::getInstance).getDigestAlgorithm();
      if (!digests.containsKey(digest.getAlgorithm())) {
        throw BerReader.malformed("a signature rests on a digest that was not announced");
      }
    }
  }

  private @Nullable ASN1Set optional(int number, int max) throws IOException {
    if (ber.peek() != BerReader.contextual(number)) {
      return null;
    }
    return Asn1.decode(
        ber.element(BerReader.contextual(number), max),
        tagged -> ASN1Set.getInstance(ASN1TaggedObject.getInstance(tagged), false));
  }

  private CMSSignedData signed(SignedData rest) {
    var hashes = new HashMap<ASN1ObjectIdentifier, byte[]>();
    digests.forEach((algorithm, digest) -> hashes.put(algorithm, digest.digest()));
    try {
      return new CMSSignedData(hashes, new ContentInfo(CMSObjectIdentifiers.signedData, rest));
    } catch (CMSException e) {
      throw new Refused(ENVELOPE_MALFORMED, "", "the signature cannot be read", e);
    }
  }

  private ASN1ObjectIdentifier oid() throws IOException {
    return Asn1.decode(
        ber.element(BerReader.OID, SMALL_BYTES_MAX), ASN1ObjectIdentifier::getInstance);
  }

  private static Refused notSigned(String detail) {
    return new Refused(NOT_SIGNED, "", detail);
  }
}
