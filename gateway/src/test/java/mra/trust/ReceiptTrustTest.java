package mra.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mra.fault.Fault.CERTIFICATE_EXPIRED;
import static mra.fault.Fault.CERTIFICATE_UNFIT;
import static mra.fault.Fault.DECRYPTION_FAILED;
import static mra.fault.Fault.ENVELOPE_MALFORMED;
import static mra.fault.Fault.NOT_FOR_US;
import static mra.fault.Fault.NOT_SIGNED;
import static mra.fault.Fault.SIGNATURE_INVALID;
import static mra.fault.Fault.SIGNER_UNKNOWN;
import static mra.fault.Fault.SUITE_FORBIDDEN;
import static mra.fault.Fault.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.partner.Signers;
import mra.partner.TrustProfile.Suite;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Use;
import mra.trust.SealRecipe.Mode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Receipts signed, encrypted, decrypted and verified: held to what lists are held to. */
class ReceiptTrustTest {
  private static final byte[] RECEIPT = "<receipt/>".getBytes(UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void provesWhatItSigned(Suite suite) throws IOException {
    var signed = sign(suite);
    var proof = trust(suite).verify(theirs(suite), signed);
    assertThat(proof.content()).isEqualTo(RECEIPT);
    assertThat(proof.der()).isEqualTo(signed);
    assertThat(proof.from().id()).isEqualTo("XX");
    assertThat(proof.signer()).isEqualTo(Digests.fingerprint(pin(suite)));
  }

  @ParameterizedTest
  @EnumSource
  void signsInDer(Suite suite) throws IOException {
    var signed = sign(suite);
    assertThat(ASN1Primitive.fromByteArray(signed).getEncoded(ASN1Encoding.DER)).isEqualTo(signed);
  }

  @ParameterizedTest
  @CsvSource({
    "CMS_RSA, CBC",
    "CMS_RSA, GCM",
    "CMS_SM, CBC",
    "CMS_SM, GCM",
    "CMS_EC, CBC",
    "CMS_EC, GCM",
    "WS_SECURITY, CBC"
  })
  void decryptsToTheBytesThatWereSigned(Suite suite, Mode mode) throws IOException {
    var signed = sign(suite);
    var sealed = trust(suite).encrypt(recipe(suite, mode), signed);
    assertThat(trust(suite).decrypt(theirs(suite), sealed)).isEqualTo(signed);
  }

  @ParameterizedTest
  @CsvSource({
    "CMS_RSA, CBC",
    "CMS_RSA, GCM",
    "CMS_SM, CBC",
    "CMS_SM, GCM",
    "CMS_EC, CBC",
    "CMS_EC, GCM"
  })
  void makesInTwoStepsWhatASealedListIs(Suite suite, Mode mode) throws IOException {
    var desk = new Desk(suite, Parties.of(suite), folder);
    try (var opened = desk.open(trust(suite).encrypt(recipe(suite, mode), sign(suite)))) {
      assertThat(Desk.read(opened)).isEqualTo(RECEIPT);
    }
    var inside = trust(suite).decrypt(theirs(suite), desk.seal(mode, RECEIPT));
    assertThat(trust(suite).verify(theirs(suite), inside).content()).isEqualTo(RECEIPT);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnotherSigner(Suite suite) throws IOException {
    var stranger = Parties.of(suite).stranger();
    var signed = trust(suite).sign(recipe(suite, Mode.GCM, stranger), RECEIPT);
    assertThat(verifying(suite, signed)).isEqualTo(SIGNER_UNKNOWN);
    var forger = new KeyEntry(stranger.key(), Parties.of(suite).partner().chain());
    var forged = trust(suite).sign(recipe(suite, Mode.GCM, forger), RECEIPT);
    assertThat(verifying(suite, forged)).isEqualTo(SIGNATURE_INVALID);
  }

  @ParameterizedTest
  @EnumSource
  void refusesACertificateThatMayNotSignOrIsOver(Suite suite) throws IOException {
    var mailbox = Parties.of(suite).authority().issue("Mailbox", Use.RECIPIENT);
    var signed = trust(suite).sign(recipe(suite, Mode.GCM, mailbox), RECEIPT);
    assertThat(fault(() -> trust(suite).verify(profile(suite, mailbox.certificate()), signed)))
        .isEqualTo(CERTIFICATE_UNFIT);
    var later = Clock.fixed(Parties.NOW.plus(Duration.ofDays(3_000)), ZoneOffset.UTC);
    var good = sign(suite);
    assertThat(fault(() -> trust(suite, later).verify(theirs(suite), good)))
        .isEqualTo(CERTIFICATE_EXPIRED);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAChangedReceipt(Suite suite) throws IOException {
    var signed = sign(suite);
    signed[indexOf(signed, RECEIPT) + 1] ^= 1;
    assertThat(verifying(suite, signed)).isEqualTo(SIGNATURE_INVALID);
  }

  @ParameterizedTest
  @EnumSource
  void refusesTheOtherSuitesAlgorithms(Suite suite) throws IOException {
    for (var other : Suite.values()) {
      if (Kind.of(other) != Kind.of(suite)) {
        assertThat(verifying(suite, sign(other))).as("%s", other).isEqualTo(SUITE_FORBIDDEN);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CMS_RSA, SHA1withRSA, false",
    "CMS_RSA, SHA256withRSA, true",
    "CMS_EC, SHA1withECDSA, false",
    "CMS_EC, SHA256withECDSA, true",
    "CMS_SM, SM3WITHSM2, true",
    "CMS_SM, SHA256WITHSM2, false"
  })
  void refusesWeakSignatures(Suite suite, String algorithm, boolean bare) throws Exception {
    var signed = Forge.signed(RECEIPT, algorithm, Parties.of(suite).partner(), true, bare);
    assertThat(verifying(suite, signed)).isEqualTo(SUITE_FORBIDDEN);
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatHasNoSignatureOrNoContent(Suite suite) throws Exception {
    var partner = Parties.of(suite).partner();
    var algorithm =
        switch (Kind.of(suite)) {
          case RSA -> "SHA256withRSA";
          case SM -> "SM3WITHSM2";
          case EC, EC_384 -> "SHA256withECDSA";
        };
    assertThat(verifying(suite, Forge.stripped(RECEIPT, partner))).isEqualTo(NOT_SIGNED);
    assertThat(verifying(suite, Forge.signed(RECEIPT, algorithm, partner, false, false)))
        .isEqualTo(NOT_SIGNED);
    assertThat(verifying(suite, RECEIPT)).isEqualTo(NOT_SIGNED);
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatFollowsAndWhatIsCut(Suite suite) throws IOException {
    var signed = sign(suite);
    assertThat(verifying(suite, Arrays.copyOf(signed, signed.length + 1)))
        .isEqualTo(ENVELOPE_MALFORMED);
    assertThat(verifying(suite, Arrays.copyOf(signed, signed.length - 1)))
        .isEqualTo(ENVELOPE_MALFORMED);
    var sealed = trust(suite).encrypt(recipe(suite, Mode.GCM), signed);
    assertThat(decrypting(suite, Arrays.copyOf(sealed, sealed.length + 1)))
        .isEqualTo(ENVELOPE_MALFORMED);
    assertThat(decrypting(suite, Arrays.copyOf(sealed, sealed.length - 1)))
        .isEqualTo(ENVELOPE_MALFORMED);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnEnvelopeThatIsDamagedOrForSomebodyElse(Suite suite) throws IOException {
    var signed = sign(suite);
    var sealed = trust(suite).encrypt(recipe(suite, Mode.GCM), signed);
    sealed[sealed.length - 14] ^= 1;
    assertThat(decrypting(suite, sealed)).isEqualTo(DECRYPTION_FAILED);
    var elsewhere = Parties.of(suite).stranger();
    var recipe = new SealRecipe(suite, Mode.GCM, elsewhere, elsewhere.certificate());
    assertThat(decrypting(suite, trust(suite).encrypt(recipe, signed))).isEqualTo(NOT_FOR_US);
    assertThat(decrypting(suite, signed)).isEqualTo(NOT_SIGNED);
  }

  @ParameterizedTest
  @EnumSource
  void encryptsForNobodyWhoseCertificateMayNotBeEncryptedTo(Suite suite) throws IOException {
    var signer = Parties.of(suite).authority().issue("Signer", Use.SIGNER);
    var recipe = new SealRecipe(suite, Mode.GCM, signer, signer.certificate());
    var signed = sign(suite);
    assertThat(fault(() -> trust(suite).encrypt(recipe, signed))).isEqualTo(CERTIFICATE_UNFIT);
  }

  @ParameterizedTest
  @EnumSource
  void holdsItsLimitBeforeItReads(Suite suite) {
    var large = new byte[CmsReceipts.BYTES_MAX + 1];
    assertThat(fault(() -> trust(suite).sign(recipe(suite, Mode.GCM), large))).isEqualTo(TOO_LARGE);
    assertThat(fault(() -> trust(suite).encrypt(recipe(suite, Mode.GCM), large)))
        .isEqualTo(TOO_LARGE);
    assertThat(verifying(suite, large)).isEqualTo(TOO_LARGE);
    assertThat(decrypting(suite, large)).isEqualTo(TOO_LARGE);
  }

  private byte[] sign(Suite suite) throws IOException {
    return trust(suite).sign(recipe(suite, Mode.GCM), RECEIPT);
  }

  private Fault verifying(Suite suite, byte[] signed) {
    return fault(() -> trust(suite).verify(theirs(suite), signed));
  }

  private Fault decrypting(Suite suite, byte[] sealed) {
    return fault(() -> trust(suite).decrypt(theirs(suite), sealed));
  }

  private static Fault fault(ThrowingCallable call) {
    return catchThrowableOfType(Refused.class, call).fault();
  }

  private Trust trust(Suite suite) throws IOException {
    return trust(suite, Parties.CLOCK);
  }

  private Trust trust(Suite suite, Clock clock) throws IOException {
    return new Trust(Parties.of(suite).ring(), Spool.in(folder.resolve("receipts")), clock);
  }

  private static SealRecipe recipe(Suite suite, Mode mode) {
    return recipe(suite, mode, Parties.of(suite).partner());
  }

  private static SealRecipe recipe(Suite suite, Mode mode, KeyEntry signer) {
    return new SealRecipe(suite, mode, signer, Parties.of(suite).ours().certificate());
  }

  private static PartnerProfile theirs(Suite suite) {
    return profile(suite, pin(suite));
  }

  private static PartnerProfile profile(Suite suite, X509Certificate pin) {
    return Profiles.profile(suite, Desk.BYTES_MAX, Signers.of(pin));
  }

  private static X509Certificate pin(Suite suite) {
    return Parties.of(suite).partner().certificate();
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int at = 0; at <= all.length - part.length; at++) {
      if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    throw new AssertionError("not in it");
  }
}
