package mra.trust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static mra.fault.Fault.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.TrustProfile.Suite;
import mra.trust.SealRecipe.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with a SOAP message and its attachment, each with its exact fault. */
class SoapBadCasesTest {
  private static final byte[] LIST = "<l:AeoList/>".repeat(20_000).getBytes(UTF_8);
  private static final Parties PARTIES = Parties.RSA;

  /** Of {@link SoapVerifier}, and the transfer that {@link Profiles} allow. */
  private static final Duration AGE_MAX = Duration.ofMinutes(5);

  private static final Duration TRANSFER = Duration.ofMinutes(10);
  private static final Duration SKEW = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Desk desk;
  private byte[] wire;

  @BeforeEach
  void seal() throws IOException {
    desk = new Desk(Suite.WS_SECURITY, PARTIES, folder);
    wire = desk.seal(Mode.CBC, LIST);
  }

  @Test
  void refusesATamperedAttachmentAsAnother() {
    wire[wire.length - 1000] ^= 1;
    assertThat(desk.fault(wire)).isEqualTo(DIGEST_MISMATCH);
  }

  @Test
  void refusesAnotherAttachmentOfTheSamePartner() throws IOException {
    var other = desk.seal(Mode.CBC, "another list".getBytes(UTF_8));
    assertThat(desk.fault(join(envelope(wire), attachment(other)))).isEqualTo(DIGEST_MISMATCH);
  }

  @Test
  void refusesAMessageWithoutAttachment() {
    var text = text(wire);
    int second = text.indexOf("\r\nContent-Type: application/pkcs7-mime");
    var alone = text.substring(0, second) + "--\r\n";
    assertThat(desk.fault(alone.getBytes(ISO_8859_1))).isEqualTo(NOT_SIGNED);
  }

  @Test
  void refusesAStranger() throws IOException {
    var sealed = desk.seal(Mode.CBC, LIST, PARTIES.stranger(), PARTIES.ours().certificate());
    assertThat(desk.fault(sealed)).isEqualTo(SIGNER_UNKNOWN);
  }

  @Test
  void refusesAStrangerUnderThePartnersName() throws IOException {
    var forger = new KeyEntry(PARTIES.stranger().key(), PARTIES.partner().chain());
    var sealed = desk.seal(Mode.CBC, LIST, forger, PARTIES.ours().certificate());
    assertThat(desk.fault(sealed)).isEqualTo(SIGNATURE_INVALID);
  }

  @Test
  void refusesWhatIsForSomebodyElse() throws IOException {
    var sealed = desk.seal(Mode.CBC, LIST, PARTIES.partner(), PARTIES.stranger().certificate());
    assertThat(desk.fault(sealed)).isEqualTo(NOT_FOR_US);
  }

  @Test
  void refusesABodyThatDoesNotDecrypt() {
    assertThat(
            desk.fault(
                edit(body ->
                    flip(body, body.lastIndexOf("CipherValue>", body.length() - 200) + 40))))
        .isEqualTo(DECRYPTION_FAILED);
  }

  @Test
  void refusesAnAlteredSignature() {
    assertThat(desk.fault(edit(body -> flip(body, body.indexOf("SignatureValue>") + 40))))
        .isEqualTo(SIGNATURE_INVALID);
  }

  @Test
  void refusesAMessageWithoutSignature() {
    assertThat(desk.fault(edit(text -> text.replaceAll("<ds:Signature .*</ds:Signature>", ""))))
        .isEqualTo(NOT_SIGNED);
  }

  @Test
  void refusesAMessageWithoutSecurity() {
    assertThat(desk.fault(edit(text -> text.replaceAll("<soap:Header>.*</soap:Header>", ""))))
        .isEqualTo(NOT_SIGNED);
  }

  @Test
  void refusesABodyThatIsNotEncrypted() {
    var plain = "<m:list xmlns:m=\"urn:mra:sealed:1\"><m:digest>AAAA</m:digest></m:list>";
    assertThat(
            desk.fault(
                edit(text ->
                    text.replaceAll(
                        "(<soap:Body[^>]*>).*</soap:Body>", "$1" + plain + "</soap:Body>"))))
        .isEqualTo(NOT_SIGNED);
  }

  @Test
  void refusesWhatStandsBesideTheEncryptedBody() {
    assertThat(desk.fault(edit(text -> text.replace("</soap:Body>", "<x/></soap:Body>"))))
        .isEqualTo(NOT_SIGNED);
  }

  @Test
  void refusesASecondBody() {
    assertThat(desk.fault(edit(text -> text.replace("</soap:Body>", "</soap:Body><soap:Body/>"))))
        .isEqualTo(ENVELOPE_MALFORMED);
  }

  @Test
  void refusesWeakAlgorithmsByName() {
    var sha1 =
        desk.refusal(
            edit(text ->
                text.replace(
                    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                    "http://www.w3.org/2000/09/xmldsig#rsa-sha1")));
    assertThat(sha1.fault()).isEqualTo(SUITE_FORBIDDEN);
    assertThat(sha1.detail()).contains("SignatureMethod").contains("rsa-sha1");

    var cbc =
        desk.refusal(
            edit(text ->
                text.replace(
                    "http://www.w3.org/2009/xmlenc11#aes256-gcm",
                    "http://www.w3.org/2001/04/xmlenc#aes256-cbc")));
    assertThat(cbc.fault()).isEqualTo(SUITE_FORBIDDEN);
    assertThat(cbc.detail()).contains("EncryptionMethod").contains("aes256-cbc");
  }

  @Test
  void refusesADocumentTypeDefinition() {
    assertThat(
            desk.fault(
                edit(text -> text.replace("<soap:Envelope", "<!DOCTYPE x []><soap:Envelope"))))
        .isEqualTo(ENVELOPE_MALFORMED);
  }

  @Test
  void refusesAnEnvelopeBeyondItsLimit() {
    var padding = " ".repeat(SoapXml.ENVELOPE_BYTES_MAX);
    assertThat(
            desk.fault(
                edit(text -> text.replace("</soap:Envelope>", padding + "</soap:Envelope>"))))
        .isEqualTo(ENVELOPE_MALFORMED);
  }

  @Test
  void refusesAHeaderThatGoesOnForEver() {
    var folded = "Content-Type: multipart/related\r\n" + " and so on\r\n".repeat(1_000);
    assertThat(desk.fault((folded + text(wire)).getBytes(ISO_8859_1)))
        .isEqualTo(ENVELOPE_MALFORMED);
    assertThat(desk.refusal(folded.getBytes(ISO_8859_1)).detail()).contains("lines of MIME");
  }

  @Test
  void judgesTheTimeStampAtReceiptToTheSecond() throws IOException {
    var created = Parties.NOW;
    assertThat(faultAt(created.minus(SKEW).minusSeconds(1))).isEqualTo(MESSAGE_STALE);
    assertThat(faultAt(created.minus(SKEW))).isNull();
    assertThat(faultAt(created.plus(AGE_MAX).plus(TRANSFER).minusSeconds(1))).isNull();
    assertThat(faultAt(created.plus(AGE_MAX).plus(TRANSFER))).isEqualTo(MESSAGE_STALE);
  }

  @Test
  void refusesWhatWasCutAnywhere() {
    for (int length = 0; length < wire.length; length += 5_003) {
      assertThat(desk.fault(Arrays.copyOf(wire, length)))
          .as("cut to %d of %d bytes", length, wire.length)
          .isEqualTo(ENVELOPE_MALFORMED);
    }
  }

  @Test
  void refusesWhatFollowsTheMessage() {
    assertThat(desk.fault(join(wire, "x".getBytes(UTF_8)))).isEqualTo(ENVELOPE_MALFORMED);
  }

  @Test
  void judgesTheEnvelopeFirstWhereItComesAlone() throws IOException {
    var head = "Content-Type: application/soap+xml; charset=UTF-8\r\n\r\n";
    var text = new String(envelope(wire), ISO_8859_1);
    var alone =
        join(head.getBytes(UTF_8), text.substring(text.indexOf("<soap:")).getBytes(ISO_8859_1));
    var created = Parties.NOW;

    assertThat(faultAt(alone, created)).isEqualTo(ENVELOPE_MALFORMED);
    assertThat(faultAt(alone, created.minus(SKEW).minusSeconds(1))).isEqualTo(MESSAGE_STALE);
    assertThat(faultAt(alone, created.plus(AGE_MAX).plus(TRANSFER))).isEqualTo(MESSAGE_STALE);
    var forged = text(alone).replaceAll("<soap:Header>.*</soap:Header>", "");
    assertThat(desk.fault(forged.getBytes(ISO_8859_1))).isEqualTo(NOT_SIGNED);
  }

  @Test
  void refusesASecondAttachment() {
    var text = text(wire);
    int second = text.indexOf("\r\nContent-Type: application/pkcs7-mime");
    var end = text.lastIndexOf("--\r\n");
    var twice = text.substring(0, end) + text.substring(second, end) + "--\r\n";
    assertThat(desk.fault(twice.getBytes(ISO_8859_1))).isEqualTo(ENVELOPE_MALFORMED);
  }

  private @Nullable Fault faultAt(Instant at) throws IOException {
    return faultAt(wire, at);
  }

  private @Nullable Fault faultAt(byte[] message, Instant at) throws IOException {
    try (var opened = desk.open(message, at, Desk.BYTES_MAX, PARTIES.partner().certificate())) {
      assertThat(opened.content().size()).isEqualTo(LIST.length);
      return null;
    } catch (Refused refused) {
      return refused.fault();
    }
  }

  /** The same message with another envelope around the same attachment. */
  private byte[] edit(UnaryOperator<String> change) {
    var envelope = new String(envelope(wire), ISO_8859_1);
    var changed = change.apply(envelope);
    assertThat(changed).isNotEqualTo(envelope);
    return join(changed.getBytes(ISO_8859_1), attachment(wire));
  }

  private static String flip(String text, int index) {
    char other = text.charAt(index) == 'A' ? 'B' : 'A';
    return text.substring(0, index) + other + text.substring(index + 1);
  }

  private static byte[] envelope(byte[] wire) {
    return Arrays.copyOf(wire, split(wire));
  }

  private static byte[] attachment(byte[] wire) {
    return Arrays.copyOfRange(wire, split(wire), wire.length);
  }

  private static int split(byte[] wire) {
    return text(wire).indexOf("</soap:Envelope>") + "</soap:Envelope>".length();
  }

  private static String text(byte[] wire) {
    return new String(wire, ISO_8859_1);
  }

  private static byte[] join(byte[] one, byte[] two) {
    var both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }
}
