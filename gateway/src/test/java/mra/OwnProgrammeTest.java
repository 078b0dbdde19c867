package mra;

import static mra.rehearsal.Administration.EU;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mra.fault.Fault;
import mra.journal.Outcome;
import mra.trust.Detached;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The list of our own enterprises, from the folder where it is dropped to the export. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnProgrammeTest {
  private static final String CN = "CN";

  @TempDir private static Path home;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.start(home, Map.of(EU, 10L));
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @Test
  @Order(1)
  void firstListIsAppliedAndEqualsTheRegisterCodeByCode() throws Exception {
    var ended = running.fetch(CN);

    assertThat(ended.ending().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(ended.ending().counts().setAside()).isZero();
    assertThat(running.exported(CN)).isEqualTo(register()).hasSize((int) Running.ENTERPRISES);
  }

  @Test
  @Order(2)
  void whatIsKeptVerifiesWithOpenssl() throws Exception {
    var list = bodies().getFirst();
    var process =
        new ProcessBuilder(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                Detached.beside(list).toString(),
                "-content",
                list.toString(),
                "-CAfile",
                overlay("signer-authority.pem"),
                "-purpose",
                "any",
                "-out",
                home.resolve("opened").toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("openssl.out").toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(home.resolve("openssl.out"))).isZero();
    assertThat(home.resolve("opened")).hasSameBinaryContentAs(list);
  }

  @Test
  @Order(3)
  void theSameFileIsNotTakenTwice() throws Exception {
    assertThat(running.fetch(CN).ending().detail()).contains("offers nothing new");
  }

  @Test
  @Order(4)
  void changesArriveOneByOne() throws Exception {
    running.rehearsal().creditSystem().publish(10);

    assertThat(running.fetch(CN).ending().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(running.exported(CN)).isEqualTo(register());
  }

  @Test
  @Order(5)
  void anAlteredListIsQuarantinedAndChangesNothing() throws Exception {
    var before = running.exported(CN);
    running.rehearsal().creditSystem().publish(0);
    var list = dropped(".csv");
    var altered = Files.readAllBytes(list);
    altered[altered.length / 2] ^= 1;
    Files.write(list, altered);

    var ending = running.fetch(CN).ending();

    assertThat(ending.outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(ending.fault()).isEqualTo(Fault.SIGNATURE_INVALID);
    assertThat(running.exported(CN)).isEqualTo(before);
  }

  private static Map<String, String> register() {
    return Running.byCode(running.rehearsal().creditSystem().expected());
  }

  private static Path dropped(String suffix) throws IOException {
    try (var files = Files.list(running.rehearsal().creditSystem().folder())) {
      return files.filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }

  private static List<Path> bodies() throws IOException {
    try (var files = Files.walk(home.resolve("bodies"))) {
      return files.filter(file -> Files.exists(Detached.beside(file))).toList();
    }
  }

  private static String overlay(String name) {
    return running
        .rehearsal()
        .overlay()
        .resolve("partners/CN/certificates")
        .resolve(name)
        .toString();
  }
}
