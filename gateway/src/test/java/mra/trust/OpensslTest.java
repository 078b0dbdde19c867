package mra.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mra.partner.TrustProfile.Suite;
import mra.trust.SealRecipe.Mode;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The {@code openssl} command on the other side, both ways. */
class OpensslTest {
  private static final byte[] LIST = "<l:AeoList/>\r\n".repeat(300_000).getBytes(UTF_8);
  private static final Parties PARTIES = Parties.RSA;

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void files() throws Exception {
    desk = new Desk(Suite.CMS_RSA, PARTIES, folder);
    write("partner", PARTIES.partner());
    write("ours", PARTIES.ours());
    Pem.write(folder.resolve("authority.pem"), List.of(PARTIES.authority().certificate()));
    Files.write(folder.resolve("list"), LIST);
  }

  @ParameterizedTest
  @CsvSource({
    "-aes-256-cbc, sha1, ''",
    "-aes-256-cbc, sha256, -stream",
    "-aes-256-gcm, sha1, ''",
    "-aes-256-gcm, sha256, -stream"
  })
  void opensWhatOpensslSealed(String cipher, String oaep, String stream) throws Exception {
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
  @EnumSource
  void sealsWhatOpensslOpens(Mode mode) throws Exception {
    Files.write(folder.resolve("sealed.der"), desk.seal(mode, LIST));
    openssl("cms -decrypt -binary -inform DER -in sealed.der -inkey ours.key -out signed.der");
    openssl(
        "cms -verify -binary -inform DER -in signed.der -CAfile authority.pem"
            + " -purpose any -no_check_time -out opened");
    assertThat(folder.resolve("opened")).hasBinaryContent(LIST);
  }

  private void write(String name, KeyEntry entry) throws Exception {
    Pem.write(folder.resolve(name + ".pem"), List.of(entry.certificate()));
    try (var pem = new JcaPEMWriter(Files.newBufferedWriter(folder.resolve(name + ".key")))) {
      pem.writeObject(entry.key());
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
