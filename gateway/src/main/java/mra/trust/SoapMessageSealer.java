package mra.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.w3c.dom.Document;

/** Seals a list as a whole SOAP message: headers, envelope, one attachment. */
final class SoapMessageSealer {
  private static final String BOUNDARY = "mra-boundary-2c0ad9f3b6e84f0f9f6d0c8d2a1e7b55";

  private final SealRecipe recipe;
  private final Spool spool;
  private final Clock clock;

  SoapMessageSealer(SealRecipe recipe, Spool spool, Clock clock) {
    this.recipe = recipe;
    this.spool = spool;
    this.clock = clock;
  }

  void seal(InputStream plain, OutputStream wire) throws IOException {
    // The envelope travels first and holds the digest of what follows it.
    try (var waiting = spool.writer(Long.MAX_VALUE)) {
      new CmsSealer(recipe, new RsaAlgorithms()).seal(plain, waiting);
      waiting.endPart();
      var envelope = envelope(HexFormat.of().parseHex(waiting.digest()));
      try (var attachment = waiting.release();
          var part = attachment.part(0)) {
        write(envelope, part, wire);
      }
    }
  }

  private Document envelope(byte[] digest) throws IOException {
    var text =
        """
        <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body>\
        <m:list xmlns:m="urn:mra:sealed:1"><m:digest>%s</m:digest></m:list>\
        </soap:Body></soap:Envelope>\
        """
            .formatted(Base64.getEncoder().encodeToString(digest));
    var document = SoapXml.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    try {
      new SoapSealer(recipe.signer(), recipe.mustBeFor(), clock).seal(document);
      return document;
    } catch (WSSecurityException e) {
      throw new IOException("cannot seal", e);
    }
  }

  private static void write(Document envelope, InputStream attachment, OutputStream wire)
      throws IOException {
    text(
        wire,
        "Content-Type: multipart/related; type=\"application/soap+xml\"; boundary=\"%s\"\r\n\r\n"
            .formatted(BOUNDARY));
    text(wire, "--" + BOUNDARY + "\r\nContent-Type: application/soap+xml; charset=UTF-8\r\n\r\n");
    SoapXml.write(envelope, wire);
    text(wire, "\r\n--" + BOUNDARY + "\r\nContent-Type: application/pkcs7-mime\r\n");
    text(wire, "Content-Transfer-Encoding: binary\r\n\r\n");
    attachment.transferTo(wire);
    text(wire, "\r\n--" + BOUNDARY + "--\r\n");
  }

  private static void text(OutputStream wire, String text) throws IOException {
    wire.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
