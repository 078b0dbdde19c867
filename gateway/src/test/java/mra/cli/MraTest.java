package mra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import mra.trust.Issuer;
import mra.trust.KeyRing;
import mra.trust.Pem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of a command that cannot do what they want. */
class MraTest {
  private final StringWriter said = new StringWriter();

  @Test
  void aFileThatCannotBeWrittenIsOneSentenceWithItsFault(@TempDir Path folder) throws Exception {
    var file = Files.createFile(folder.resolve("file"));

    var failure = failure(() -> Files.createDirectories(file.resolve("below")));

    assertThat(say(failure)).isOne();
    assertThat(said.toString().lines()).hasSize(1).first().asString().startsWith("mra: E902");
    assertThat(said.toString()).contains(file.toString());
  }

  @Test
  void aFileThatIsNotThereIsSaidInWords() {
    say(new UncheckedIOException(new NoSuchFileException("/nowhere/list")));

    assertThat(said.toString()).contains("E902", "(/nowhere/list): No such file or folder. ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"receipt x", "resend x --reason y", "release x --reason y"})
  void anIdThatIsNoneIsRefusedInOurWords(String command) {
    int code = shell().execute(command.split(" "));

    assertThat(code).isOne();
    assertThat(said.toString()).startsWith("mra: E701").doesNotContain("UUID", "Exception");
  }

  @Test
  void theCertificatesThatProveOurReceiptsAreGivenAwayAndNoPrivateKey(@TempDir Path folder)
      throws Exception {
    var clock = Clock.systemUTC();
    var key = Issuer.authority("Home", Issuer.Kind.RSA, clock).issue("Gateway", Issuer.Use.SIGNER);

    CertificatesCommand.export(
        KeyRing.of(Map.of("gateway", key)), folder, new PrintWriter(said, true));

    assertThat(Pem.read(folder.resolve("gateway.pem"))).containsExactly(key.certificate());
    assertThat(Pem.read(folder.resolve("gateway-authority.pem")))
        .isEqualTo(key.chain().subList(1, key.chain().size()));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2).noneMatch(file -> content(file).contains("PRIVATE"));
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private int say(Exception failure) {
    return Mra.say(failure, shell());
  }

  private picocli.CommandLine shell() {
    return Mra.commandLine().setErr(new PrintWriter(said, true));
  }

  private interface Writing {
    void go() throws IOException;
  }

  private static IOException failure(Writing writing) {
    try {
      writing.go();
    } catch (IOException failure) {
      return failure;
    }
    throw new AssertionError("it was written");
  }
}
