package mra.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mra.fault.Fault.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Signers;
import mra.partner.TrustProfile.Suite;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Order;
import mra.trust.Issuer.Use;
import mra.trust.SealRecipe.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with a sealed list, in every suite and both modes, each with its exact fault. */
class CmsBadCasesTest {
  private static final byte[] LIST = "code,name\r\n".repeat(200_000).getBytes(UTF_8);

  @TempDir Path folder;

  static Stream<Arguments> suitesAndModes() {
    return Stream.of(Suite.CMS_RSA, Suite.CMS_SM, Suite.CMS_EC)
        .flatMap(suite -> Stream.of(Mode.values()).map(mode -> Arguments.of(suite, mode)));
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void refusesATamperedByte(Suite suite, Mode mode) throws IOException {
    var wire = desk(suite).seal(mode, LIST);
    wire[wire.length / 2] ^= 1;
    // CBC still decrypts, and then the signature does not hold; GCM does not even decrypt.
    assertThat(desk(suite).fault(wire))
        .isEqualTo(mode == Mode.CBC ? SIGNATURE_INVALID : DECRYPTION_FAILED);
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void refusesATamperedEnd(Suite suite, Mode mode) throws Exception {
    var refused =
        desk(suite)
            .refusalOfNoise(() -> {
              var wire = desk(suite).seal(mode, LIST);
              // Behind the content stand end-of-contents octets and, with GCM, the tag.
              wire[wire.length - 14] ^= 1;
              return wire;
            });
    assertThat(refused.fault()).isEqualTo(DECRYPTION_FAILED);
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void refusesWhatIsForSomebodyElse(Suite suite, Mode mode) throws IOException {
    var parties = Parties.of(suite);
    var wire = desk(suite).seal(mode, LIST, parties.partner(), parties.stranger().certificate());
    assertThat(desk(suite).fault(wire)).isEqualTo(NOT_FOR_US);
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void refusesOurNameWithAnotherKeyLikeAnyDamage(Suite suite, Mode mode) throws Exception {
    var parties = Parties.of(suite);
    var impostor = new KeyEntry(parties.stranger().key(), parties.ours().chain());
    var other = new Parties(parties.authority(), parties.partner(), impostor, parties.stranger());
    var wrongKey =
        new Desk(suite, other, folder).refusalOfNoise(() -> desk(suite).seal(mode, LIST));
    assertThat(wrongKey.fault()).isEqualTo(DECRYPTION_FAILED);
    assertThat(wrongKey.detail()).isEmpty();
    assertThat(wrongKey).hasNoCause();
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void refusesAStranger(Suite suite, Mode mode) throws IOException {
    var parties = Parties.of(suite);
    var wire = desk(suite).seal(mode, LIST, parties.stranger(), parties.ours().certificate());
    assertThat(desk(suite).fault(wire)).isEqualTo(SIGNER_UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void refusesAStrangerUnderThePartnersName(Suite suite, Mode mode) throws IOException {
    var parties = Parties.of(suite);
    var forger = new KeyEntry(parties.stranger().key(), parties.partner().chain());
    var wire = desk(suite).seal(mode, LIST, forger, parties.ours().certificate());
    assertThat(desk(suite).fault(wire)).isEqualTo(SIGNATURE_INVALID);
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void believesASignerOfAPinnedAuthority(Suite suite, Mode mode) throws IOException {
    var parties = Parties.of(suite);
    var signer = parties.authority().under("Sub").issue("Deputy", Use.SIGNER);
    var wire = desk(suite).seal(mode, LIST, signer, parties.ours().certificate());
    try (var opened = desk(suite).open(wire, parties.authority().certificate())) {
      assertThat(Desk.read(opened)).isEqualTo(LIST);
    }
    assertThat(desk(suite).fault(wire)).isEqualTo(SIGNER_UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void letsNobodyVouchWhoIsNoAuthority(Suite suite, Mode mode) throws IOException {
    var parties = Parties.of(suite);
    var usurper =
        Issuer.of(parties.partner(), Kind.of(suite), Parties.CLOCK).issue("Child", Use.SIGNER);
    var wire = desk(suite).seal(mode, LIST, usurper, parties.ours().certificate());
    assertThat(desk(suite).fault(wire)).isEqualTo(SIGNER_UNKNOWN);
    assertThat(desk(suite).fault(wire, parties.authority().certificate()))
        .isEqualTo(SIGNER_UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void judgesValidityAtReceiptToTheSecond(Suite suite, Mode mode) throws IOException {
    var parties = Parties.of(suite);
    var from = Parties.NOW.minus(Duration.ofMinutes(30));
    var to = Parties.NOW.plus(Duration.ofDays(1));
    var signer = parties.authority().issue(new Order("Brief", Use.SIGNER, from, to, List.of()));
    var wire = desk(suite).seal(mode, LIST, signer, parties.ours().certificate());

    assertThat(faultAt(suite, wire, signer, from.minusSeconds(1))).isEqualTo(CERTIFICATE_EXPIRED);
    assertThat(faultAt(suite, wire, signer, from)).isNull();
    assertThat(faultAt(suite, wire, signer, to)).isNull();
    assertThat(faultAt(suite, wire, signer, to.plusSeconds(1))).isEqualTo(CERTIFICATE_EXPIRED);
  }

  private @Nullable Fault faultAt(Suite suite, byte[] wire, KeyEntry signer, Instant at)
      throws IOException {
    var pinned = faultAt(suite, wire, at, signer.certificate());
    var issued = faultAt(suite, wire, at, Parties.of(suite).authority().certificate());
    assertThat(issued).as("pinned itself or by its authority").isEqualTo(pinned);
    return pinned;
  }

  private @Nullable Fault faultAt(Suite suite, byte[] wire, Instant at, X509Certificate pin)
      throws IOException {
    try (var opened = desk(suite).open(wire, at, Desk.BYTES_MAX, pin)) {
      assertThat(opened.at()).isEqualTo(at);
      return null;
    } catch (Refused refused) {
      return refused.fault();
    }
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void letsAnAuthorityVouchForNamedSignersOnly(Suite suite, Mode mode) throws IOException {
    var parties = Parties.of(suite);
    var desk = desk(suite);
    var wire = desk.seal(mode, LIST);
    var authority = List.of(parties.authority().certificate());
    var named = Set.of(parties.partner().certificate().getSubjectX500Principal());
    var other = Set.of(parties.ours().certificate().getSubjectX500Principal());

    assertThat(desk.fault(wire, new Signers(authority, named))).isNull();
    assertThat(desk.fault(wire, new Signers(authority, other))).isEqualTo(SIGNER_UNKNOWN);
    assertThat(desk.fault(wire, new Signers(List.of(parties.partner().certificate()), other)))
        .as("pinned itself")
        .isNull();
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void refusesACertificateThatMayNotSign(Suite suite, Mode mode) throws IOException {
    var parties = Parties.of(suite);
    var recipient = parties.authority().issue("Mailbox", Use.RECIPIENT);
    var wire = desk(suite).seal(mode, LIST, recipient, parties.ours().certificate());
    assertThat(desk(suite).fault(wire, recipient.certificate())).isEqualTo(CERTIFICATE_UNFIT);
    assertThat(desk(suite).fault(wire, parties.authority().certificate()))
        .isEqualTo(CERTIFICATE_UNFIT);
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void sealsForNobodyWhoseCertificateMayNotBeEncryptedTo(Suite suite, Mode mode) {
    var parties = Parties.of(suite);
    var signer = parties.authority().issue("Signer", Use.SIGNER);
    assertThatThrownBy(() -> desk(suite).seal(mode, LIST, parties.partner(), signer.certificate()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.fault()).isEqualTo(CERTIFICATE_UNFIT));
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void refusesWhatWasCutAnywhere(Suite suite, Mode mode) throws IOException {
    var desk = desk(suite);
    var wire = desk.seal(mode, "short".getBytes(UTF_8));
    for (int length = 0; length < wire.length; length += 37) {
      assertThat(desk.fault(Arrays.copyOf(wire, length)))
          .as("cut to %d of %d bytes", length, wire.length)
          .isEqualTo(ENVELOPE_MALFORMED);
    }
    assertThat(desk.fault(Arrays.copyOf(wire, wire.length - 1))).isEqualTo(ENVELOPE_MALFORMED);
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void refusesWhatFollowsTheMessage(Suite suite, Mode mode) throws IOException {
    var wire = desk(suite).seal(mode, LIST);
    assertThat(desk(suite).fault(join(wire, new byte[] {'\n'}))).isEqualTo(ENVELOPE_MALFORMED);
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void takesPagesOfOneSigner(Suite suite, Mode mode) throws IOException {
    var desk = desk(suite);
    var pages =
        join(
            desk.seal(mode, "one".getBytes(UTF_8)),
            desk.seal(mode, LIST),
            desk.seal(mode, "three".getBytes(UTF_8)));
    try (var opened = desk.open(pages)) {
      assertThat(opened.content().parts()).isEqualTo(3);
      assertThat(opened.content().part(0)).hasContent("one");
      assertThat(opened.content().part(1)).hasBinaryContent(LIST);
      assertThat(opened.content().part(2)).hasContent("three");
      assertThat(opened.content().part(0)).hasContent("one");
    }
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void refusesPagesOfTwoSigners(Suite suite, Mode mode) throws IOException {
    var desk = desk(suite);
    var parties = Parties.of(suite);
    var deputy = parties.authority().issue("Deputy", Use.SIGNER);
    var pages =
        join(desk.seal(mode, LIST), desk.seal(mode, LIST, deputy, parties.ours().certificate()));
    assertThat(desk.fault(pages, parties.authority().certificate())).isEqualTo(SIGNER_UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void holdsBothLimits(Suite suite, Mode mode) throws IOException {
    var parties = Parties.of(suite);
    var wire = desk(suite).seal(mode, LIST);
    var pin = parties.partner().certificate();
    try (var opened = desk(suite).open(wire, Parties.NOW, wire.length, pin)) {
      assertThat(opened.content().size()).isEqualTo(LIST.length);
    }
    for (long max : new long[] {wire.length - 1, LIST.length, LIST.length - 1, 0}) {
      var refused =
          catchThrowableOfType(
              Refused.class, () -> desk(suite).open(wire, Parties.NOW, max, pin).close());
      assertThat(refused.fault()).as("at most %d bytes", max).isEqualTo(TOO_LARGE);
    }
  }

  @ParameterizedTest
  @MethodSource("suitesAndModes")
  void leavesNothingBehindWhenItRefuses(Suite suite, Mode mode) throws IOException {
    var wire = desk(suite).seal(mode, LIST);
    wire[wire.length - 14] ^= 1;
    desk(suite).refusal(wire);
    assertThat(folder.resolve("spool")).isEmptyDirectory();
  }

  private Desk desk(Suite suite) throws IOException {
    return new Desk(suite, Parties.of(suite), folder);
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
