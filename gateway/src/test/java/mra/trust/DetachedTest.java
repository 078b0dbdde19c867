package mra.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mra.fault.Fault.ENVELOPE_MALFORMED;
import static mra.fault.Fault.NOT_SIGNED;
import static mra.fault.Fault.SIGNATURE_INVALID;
import static mra.fault.Fault.SIGNER_UNKNOWN;
import static mra.fault.Fault.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Signers;
import mra.partner.TrustProfile.Suite;
import mra.trust.SealRecipe.Mode;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list in plain, and beside it the signature that proves it. */
class DetachedTest {
  private static final byte[] LIST = "H,CN-1,FULL,1\r\n".repeat(100_000).getBytes(UTF_8);
  private static final Parties PARTIES = Parties.RSA;

  @TempDir Path folder;
  private Trust trust;
  private Path list;
  private Path signature;

  @BeforeEach
  void files() throws IOException {
    trust = new Trust(KeyRing.of(Map.of()), Spool.in(folder.resolve("spool")), Parties.CLOCK);
    list = Files.write(folder.resolve("list.csv"), LIST);
    signature = folder.resolve("list.csv.p7s");
    Files.write(signature, signed(LIST, PARTIES.partner()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 3_000_000})
  void opensWhatWasSignedWithoutAKeyOfOurs(int size) throws IOException {
    var plain = new byte[size];
    new Random(size).nextBytes(plain);
    Files.write(list, plain);
    Files.write(signature, signed(plain, PARTIES.partner()));
    try (var opened = open(Desk.BYTES_MAX)) {
      assertThat(Desk.read(opened)).isEqualTo(plain);
      assertThat(opened.provenance()).isEqualTo(Opened.Provenance.PARTNER);
      assertThat(opened.signer()).isEqualTo(Digests.fingerprint(PARTIES.partner().certificate()));
    }
  }

  @Test
  void refusesWhatWasAlteredByOneBit() throws IOException {
    var altered = LIST.clone();
    altered[LIST.length / 2] ^= 1;
    Files.write(list, altered);
    assertThat(fault()).isEqualTo(SIGNATURE_INVALID);
    assertThat(folder.resolve("spool")).isEmptyDirectory();
  }

  @Test
  void refusesWhatHasNoSignature() throws IOException {
    Files.delete(signature);
    assertThat(fault()).isEqualTo(NOT_SIGNED);
  }

  @Test
  void saysWhenTheSignatureIsEmptyOrNone() throws IOException {
    for (var none : List.of("", "no signature")) {
      Files.writeString(signature, none);
      assertThat(fault()).isEqualTo(NOT_SIGNED);
    }
    assertThatThrownBy(() -> open(Desk.BYTES_MAX)).hasMessageContaining("it is no signature");
  }

  @Test
  void refusesAStranger() throws IOException {
    Files.write(signature, signed(LIST, PARTIES.stranger()));
    assertThat(fault()).isEqualTo(SIGNER_UNKNOWN);
  }

  @Test
  void refusesAStrangerUnderTheSignersName() throws IOException {
    Files.write(
        signature, signed(LIST, new KeyEntry(PARTIES.stranger().key(), PARTIES.partner().chain())));
    assertThat(fault()).isEqualTo(SIGNATURE_INVALID);
  }

  @Test
  void refusesASignatureThatBringsAContentOfItsOwn() throws Exception {
    openssl("cms -sign -binary -nodetach -md sha256 -in list.csv -outform DER -out list.csv.p7s");
    assertThat(fault()).isEqualTo(ENVELOPE_MALFORMED);
  }

  @Test
  void refusesASignatureCutAnywhereOrFollowedByMore() throws IOException {
    var whole = Files.readAllBytes(signature);
    for (int length = 0; length < whole.length; length += 37) {
      Files.write(signature, Arrays.copyOf(whole, length));
      assertThat(fault()).as("cut to %d", length).isIn(ENVELOPE_MALFORMED, NOT_SIGNED);
    }
    Files.write(signature, Arrays.copyOf(whole, whole.length + 1));
    assertThat(fault()).isEqualTo(ENVELOPE_MALFORMED);
  }

  @Test
  void holdsTheLimitOfTheList() throws IOException {
    open(LIST.length).close();
    var refused = catchThrowableOfType(Refused.class, () -> open(LIST.length - 1).close());
    assertThat(refused.fault()).isEqualTo(TOO_LARGE);
  }

  @Test
  void opensWhatOpensslSigned() throws Exception {
    openssl("cms -sign -binary -md sha256 -in list.csv -outform DER -out list.csv.p7s");
    try (var opened = open(Desk.BYTES_MAX)) {
      assertThat(Desk.read(opened)).isEqualTo(LIST);
    }
  }

  @Test
  void signsWhatOpensslVerifies() throws Exception {
    Pem.write(folder.resolve("authority.pem"), List.of(PARTIES.authority().certificate()));
    openssl(
        "cms -verify -binary -inform DER -in list.csv.p7s -content list.csv -CAfile authority.pem"
            + " -purpose any -no_check_time -out opened");
    assertThat(folder.resolve("opened")).hasBinaryContent(LIST);
  }

  private byte[] signed(byte[] plain, KeyEntry signer) throws IOException {
    var wire = new ByteArrayOutputStream();
    trust.seal(
        new SealRecipe(Suite.CMS_DETACHED, Mode.GCM, signer, null),
        new ByteArrayInputStream(plain),
        wire);
    return wire.toByteArray();
  }

  private Opened open(long bytesMax) {
    var signers = Signers.of(PARTIES.partner().certificate());
    var profile = Profiles.profile(Suite.CMS_DETACHED, bytesMax, signers);
    return trust.open(new Received(profile, Parties.NOW, "test", list));
  }

  private Fault fault() {
    return catchThrowableOfType(Refused.class, () -> open(Desk.BYTES_MAX).close()).fault();
  }

  private void openssl(String arguments) throws Exception {
    Pem.write(folder.resolve("signer.pem"), List.of(PARTIES.partner().certificate()));
    try (var pem = new JcaPEMWriter(Files.newBufferedWriter(folder.resolve("signer.key")))) {
      pem.writeObject(PARTIES.partner().key());
    }
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split("\\s+")));
    if (arguments.contains("-sign")) {
      command.addAll(List.of("-signer", "signer.pem", "-inkey", "signer.key"));
    }
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.out").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("openssl.out"))).isZero();
  }
}
