package mra.trust;

import static mra.fault.Fault.NOT_SIGNED;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import mra.fault.Refused;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** One EnvelopedData (RFC 5652 6) or AuthEnvelopedData (RFC 5083) for us. */
final class Envelope {
  private static final int RECIPIENTS_BYTES_MAX = 64 * 1024;
  private static final int ATTRIBUTES_BYTES_MAX = 64 * 1024;
  private static final int SMALL_BYTES_MAX = 4 * 1024;

  private final BerReader ber;
  private final KeyEntry ours;
  private final CmsAlgorithms algorithms;
  private boolean authenticated;

  Envelope(BerReader ber, KeyEntry ours, CmsAlgorithms algorithms) {
    this.ber = ber;
    this.ours = ours;
    this.algorithms = algorithms;
  }

  /**
   * The content as it decrypts. Nothing of it is proven before the stream has ended, which is also
   * the end of the envelope.
   */
  InputStream open() throws IOException {
    ber.enter(BerReader.SEQUENCE);
    authenticated = authenticated(oid());
    ber.enter(BerReader.contextual(0));
    ber.enter(BerReader.SEQUENCE);
    var _ = ber.element(BerReader.INTEGER, SMALL_BYTES_MAX);
    skipOptional(0);
    var recipient = recipient();
    ber.enter(BerReader.SEQUENCE);
    if (!oid().equals(CMSObjectIdentifiers.data)) {
      throw BerReader.malformed("the encrypted content is not of type id-data");
    }
    var decryptor = decryptor(recipient, algorithm());
    return new CipherStream(ber.octets(BerReader.IMPLICIT_0), this::tail, decryptor);
  }

  private static boolean authenticated(ASN1ObjectIdentifier type) {
    if (type.equals(CMSObjectIdentifiers.envelopedData)) {
      return false;
    }
    if (type.equals(CMSObjectIdentifiers.authEnvelopedData)) {
      return true;
    }
    throw new Refused(NOT_SIGNED, "", "it is not encrypted; its type is " + Asn1.name(type));
  }

  private Recipient recipient() throws IOException {
    var all = Asn1.decode(ber.element(BerReader.SET, RECIPIENTS_BYTES_MAX), ASN1Set::getInstance);
    var recipient = Recipients.ours(all, ours.certificate());
    algorithms.requireTransport(recipient);
    return recipient;
  }

  private AlgorithmIdentifier algorithm() throws IOException {
    var algorithm =
        Asn1.decode(
            ber.element(BerReader.SEQUENCE, SMALL_BYTES_MAX), AlgorithmIdentifier::getInstance);
    algorithms.block().require(algorithm, authenticated);
    return algorithm;
  }

  private Decryptor decryptor(Recipient recipient, AlgorithmIdentifier algorithm) {
    try {
      return algorithms.block().decryptor(algorithm, contentKey(recipient));
    } catch (GeneralSecurityException e) {
      throw CipherStream.failed();
    }
  }

  /**
   * A key that does not unwrap is replaced by a random one (as in RFC 5246 7.4.7.1), so that a
   * wrong key, wrong padding and a wrong MAC fail alike and at the same place.
   */
  private byte[] contentKey(Recipient recipient) {
    var random = new byte[algorithms.block().keyBytes()];
    new SecureRandom().nextBytes(random);
    try {
      var key = algorithms.unwrap(recipient, ours.key());
      return key.length == random.length ? key : random;
    } catch (GeneralSecurityException e) {
      return random;
    }
  }

  /** Steps out of the envelope. */
  private byte[] tail() throws IOException {
    ber.leave();
    skipOptional(1);
    byte[] mac = authenticated ? mac() : new byte[0];
    skipOptional(2);
    ber.leave();
    ber.leave();
    ber.leave();
    return mac;
  }

  private byte[] mac() throws IOException {
    return Asn1.decode(
            ber.element(BerReader.OCTET_STRING, SMALL_BYTES_MAX), ASN1OctetString::getInstance)
        .getOctets();
  }

  private void skipOptional(int number) throws IOException {
    if (ber.peek() == BerReader.contextual(number)) {
      var _ = ber.element(BerReader.contextual(number), ATTRIBUTES_BYTES_MAX);
    }
  }

  private ASN1ObjectIdentifier oid() throws IOException {
    return Asn1.decode(
        ber.element(BerReader.OID, SMALL_BYTES_MAX), ASN1ObjectIdentifier::getInstance);
  }
}
