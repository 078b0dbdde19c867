package mra.trust;

import static mra.fault.Fault.PROFILE_INVALID;
import static mra.fault.Fault.TOO_LARGE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.partner.TrustProfile;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * Signs and encrypts in two steps what is small, because the signed form is kept as evidence and
 * the encrypted one is gone once it was sent.
 */
final class CmsReceipts {
  /** A receipt has at most half of it; signature and certificates take the rest. */
  static final int BYTES_MAX = 8 * 1024 * 1024;

  private CmsReceipts() {}

  /** SignedData in DER: what openssl and an auditor's tools read without more ado. */
  static byte[] sign(SealRecipe recipe, byte[] content) throws IOException {
    requireSmall(content);
    var signed = new ByteArrayOutputStream();
    var layer = new SignatureLayer(recipe.signer(), CmsAlgorithms.of(recipe.suite()));
    try (var signature = layer.over(signed)) {
      signature.write(content);
    }
    return ASN1Primitive.fromByteArray(signed.toByteArray()).getEncoded(ASN1Encoding.DER);
  }

  static byte[] encrypt(SealRecipe recipe, byte[] signed) throws IOException {
    requireSmall(signed);
    var sealed = new ByteArrayOutputStream();
    var layer = new EnvelopeLayer(recipe, CmsAlgorithms.of(recipe.suite()));
    try (var envelope = layer.over(sealed)) {
      envelope.write(signed);
    }
    return sealed.toByteArray();
  }

  static SignedReceipt verify(PartnerProfile from, byte[] signedData, Instant at)
      throws IOException {
    requireSmall(signedData);
    var trust = trust(from);
    var algorithms = CmsAlgorithms.of(trust.suite());
    var content = new ByteArrayOutputStream();
    var signed = new SignedContent(reader(signedData), algorithms).read(content);
    var pins = new Pins(trust.theirs(), algorithms, at);
    var signer = new SignatureJudge(pins, algorithms).judge(signed);
    return new VerifiedReceipt(
        from, content.toByteArray(), Digests.fingerprint(signer), signedData);
  }

  /** What it gives is proven by nothing yet, even where it was authenticated. */
  static byte[] decrypt(PartnerProfile from, KeyEntry ours, byte[] sealed) throws IOException {
    requireSmall(sealed);
    var ber = reader(sealed);
    try (var plain = new Envelope(ber, ours, CmsAlgorithms.of(trust(from).suite())).open()) {
      var signed = plain.readAllBytes();
      if (ber.peek() != BerReader.END) {
        throw BerReader.malformed("something follows the envelope");
      }
      return signed;
    }
  }

  static TrustProfile trust(PartnerProfile partner) {
    var trust = partner.trust();
    if (trust == null) {
      throw new Refused(PROFILE_INVALID, partner.id(), "it has no section trust");
    }
    return trust;
  }

  private static BerReader reader(byte[] bytes) {
    return new BerReader(new ByteArrayInputStream(bytes));
  }

  private static void requireSmall(byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      throw new Refused(TOO_LARGE, "", "more than " + BYTES_MAX + " bytes");
    }
  }
}
