package mra.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mra.fault.Fault.SUITE_FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mra.partner.TrustProfile.Suite;
import mra.trust.Issuer.Kind;
import mra.trust.SealRecipe.Mode;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code openssl} command on the other side, both ways. */
class OpensslTest {
  private static final byte[] LIST = "<l:AeoList/>\r\n".repeat(300_000).getBytes(UTF_8);
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "-aes-256-cbc, sha1, ''",
    "-aes-256-cbc, sha256, -stream",
    "-aes-256-gcm, sha1, ''",
    "-aes-256-gcm, sha256, -stream"
  })
  void opensWhatOpensslSealed(String cipher, String oaep, String stream) throws Exception {
    var desk = files(Suite.CMS_RSA, Parties.RSA);
    openssl(
        "cms -sign -binary -nodetach -md sha256 -in list -signer partner.pem -inkey partner.key"
            + " -outform DER -out signed.der "
            + stream);
    openssl(
        "cms -encrypt -binary -in signed.der -outform DER -out sealed.der -recip ours.pem"
            + " -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:%s -keyopt rsa_mgf1_md:%s %s %s"
                .formatted(oaep, oaep, cipher, stream));
    try (var opened = desk.open(Files.readAllBytes(folder.resolve("sealed.der")))) {
      assertThat(Desk.read(opened)).isEqualTo(LIST);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EC, -aes-256-cbc, sha256, ''",
    "EC, -aes-256-gcm, sha384, -stream",
    "EC_384, -aes-256-cbc, sha384, -stream",
    "EC_384, -aes-256-gcm, sha256, -keyid"
  })
  void opensWhatOpensslSealedOnACurve(Kind kind, String cipher, String digest, String option)
      throws Exception {
    var desk = files(Suite.CMS_EC, parties(kind));
    openssl(
        "cms -sign -binary -nodetach -md %s -in list -signer partner.pem -inkey partner.key"
                .formatted(digest)
            + " -outform DER -out signed.der "
            + option);
    openssl(
        "cms -encrypt -binary -in signed.der -outform DER -out sealed.der %s -recip ours.pem"
                .formatted(option)
            + " -keyopt ecdh_kdf_md:%s %s".formatted(digest, cipher));
    try (var opened = desk.open(Files.readAllBytes(folder.resolve("sealed.der")))) {
      assertThat(Desk.read(opened)).isEqualTo(LIST);
    }
  }

  @Test
  void tellsWhatOpensslTakesUnlessToldOtherwise() throws Exception {
    var desk = files(Suite.CMS_EC, Parties.EC);
    openssl(
        "cms -encrypt -binary -in list -outform DER -out sealed.der -recip ours.pem -aes-256-cbc");
    var refused = desk.refusal(Files.readAllBytes(folder.resolve("sealed.der")));
    assertThat(refused.fault()).isEqualTo(SUITE_FORBIDDEN);
    assertThat(refused.detail()).isEqualTo("key agreement ECDH with SHA-1");
  }

  @ParameterizedTest
  @CsvSource({"RSA, CBC", "RSA, GCM", "EC, CBC", "EC, GCM", "EC_384, CBC", "EC_384, GCM"})
  void sealsWhatOpensslOpens(Kind kind, Mode mode) throws Exception {
    var desk = files(kind == Kind.RSA ? Suite.CMS_RSA : Suite.CMS_EC, parties(kind));
    Files.write(folder.resolve("sealed.der"), desk.seal(mode, LIST));
    openssl(
        "cms -decrypt -binary -inform DER -in sealed.der -recip ours.pem -inkey ours.key"
            + " -out signed.der");
    openssl(
        "cms -verify -binary -inform DER -in signed.der -CAfile authority.pem"
            + " -purpose any -no_check_time -out opened");
    assertThat(folder.resolve("opened")).hasBinaryContent(LIST);
  }

  private static Parties parties(Kind kind) {
    return switch (kind) {
      case RSA -> Parties.RSA;
      case SM -> Parties.SM;
      case EC -> Parties.EC;
      case EC_384 -> Parties.EC_384;
    };
  }

  private Desk files(Suite suite, Parties parties) throws Exception {
    write("partner", parties.partner());
    write("ours", parties.ours());
    Pem.write(folder.resolve("authority.pem"), List.of(parties.authority().certificate()));
    Files.write(folder.resolve("list"), LIST);
    return new Desk(suite, parties, folder);
  }

  private void write(String name, KeyEntry entry) throws Exception {
    Pem.write(folder.resolve(name + ".pem"), List.of(entry.certificate()));
    try (var pem = new JcaPEMWriter(Files.newBufferedWriter(folder.resolve(name + ".key")))) {
      pem.writeObject(new JcaPKCS8Generator(entry.key(), null));
    }
  }

  private void openssl(String arguments) throws Exception {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.strip().split("\\s+")));
    var output = folder.resolve("openssl.out");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> contents(output)).isZero();
  }

  private static String contents(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
