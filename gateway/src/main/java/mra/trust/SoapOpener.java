package mra.trust;

import static mra.fault.Fault.DIGEST_MISMATCH;
import static mra.fault.Fault.ENVELOPE_MALFORMED;
import static mra.fault.Fault.NOT_SIGNED;
import static mra.fault.Fault.TOO_LARGE;

import jakarta.activation.MimeType;
import jakarta.activation.MimeTypeParseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import mra.fault.Refused;
import org.w3c.dom.Element;

/**
 * Opens a SOAP message with its one attachment: the envelope by WS-Security, the attachment by the
 * digest in the signed Body and as CMS.
 */
final class SoapOpener {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final String ENVELOPE_ALONE = "application/soap+xml";

  private final SoapVerifier verifier;
  private final CmsOpener cms;

  SoapOpener(SoapVerifier verifier, CmsOpener cms) {
    this.verifier = verifier;
    this.cms = cms;
  }

  X509Certificate open(InputStream raw, SpoolWriter to) throws IOException {
    var mime = new MimeInput(raw);
    var type = type(mime.headers());
    if (type.getBaseType().equalsIgnoreCase(ENVELOPE_ALONE)) {
      // So a partner says no, and what is wrong with its envelope comes first: an hour between the
      // clocks is why neither believes the other.
      verifier.verify(SoapXml.read(mime.rest()));
    }
    mime.begin(boundary(type));
    requireBinary(mime.headers());
    var envelope = SoapXml.read(mime.part());
    if (!mime.next()) {
      throw new Refused(NOT_SIGNED, "", "the SOAP message has no attachment");
    }
    var digest = digest(verifier.verify(envelope));
    requireBinary(mime.headers());
    var signer = attachment(mime.part(), digest, to);
    if (mime.next()) {
      throw BerReader.malformed("the SOAP message has two attachments");
    }
    mime.finish();
    return signer;
  }

  private X509Certificate attachment(InputStream part, byte[] expected, SpoolWriter to)
      throws IOException {
    var digest = Digests.sha256();
    var sealed = new BufferedInputStream(new DigestInputStream(part, digest), BUFFER_BYTES);
    try {
      var ber = new BerReader(sealed);
      var signer = cms.open(ber, to);
      if (ber.peek() != BerReader.END) {
        throw BerReader.malformed("something follows in the attachment");
      }
      requireEqual(expected, digest);
      return signer;
    } catch (Refused inside) {
      if (inside.fault() != TOO_LARGE) {
        // Another attachment than the signed one is that above all, whatever else is wrong with it.
        sealed.transferTo(OutputStream.nullOutputStream());
        requireEqual(expected, digest);
      }
      throw inside;
    }
  }

  private static void requireEqual(byte[] expected, MessageDigest digest) {
    if (!MessageDigest.isEqual(expected, digest.digest())) {
      throw new Refused(DIGEST_MISMATCH, "", "");
    }
  }

  /** The element {@code digest} of the one message in the Body. */
  private static byte[] digest(Element body) {
    var messages = SoapXml.children(body);
    if (messages.size() != 1) {
      throw BerReader.malformed("the Body holds " + messages.size() + " messages");
    }
    try {
      return Base64.getDecoder()
          .decode(SoapXml.only(messages.getFirst(), "digest").getTextContent().strip());
    } catch (IllegalArgumentException e) {
      throw new Refused(ENVELOPE_MALFORMED, "", "the digest in the Body is not base64", e);
    }
  }

  private static MimeType type(Map<String, String> headers) {
    try {
      return new MimeType(headers.getOrDefault("content-type", ""));
    } catch (MimeTypeParseException e) {
      throw new Refused(ENVELOPE_MALFORMED, "", "its Content-Type cannot be read", e);
    }
  }

  private static String boundary(MimeType type) {
    var boundary = type.getParameter("boundary");
    // RFC 2046 5.1.1: at most 70 characters.
    if (type.getBaseType().equalsIgnoreCase("multipart/related")
        && boundary != null
        && boundary.length() <= 70) {
      return boundary;
    }
    throw BerReader.malformed("it is not a SOAP message with attachment");
  }

  private static void requireBinary(Map<String, String> headers) {
    var encoding =
        headers.getOrDefault("content-transfer-encoding", "binary").toLowerCase(Locale.ROOT);
    if (!encoding.equals("binary") && !encoding.equals("8bit")) {
      throw BerReader.malformed("the transfer encoding " + encoding + " is not binary");
    }
  }
}
