package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mra.fault.Fault;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import mra.rehearsal.Options;
import mra.rehearsal.Rehearsal;
import mra.trust.Pem;
import mra.trust.Tls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Partners that are simulated in processes of their own, and a gateway that knows their files. */
@Timeout(600)
class SimulateTest {
  private static final Map<Administration, Long> SIZES = Map.of(EU, 10L, HK, 10L, MO, 10L);

  @TempDir private Path folder;
  private ConfigCopy config;
  private Path home;
  private Path certificates;
  private final List<Simulator> simulators = new ArrayList<>();

  /** A gateway that ran once has keys. */
  @BeforeEach
  void keys() throws Exception {
    home = folder.resolve("home");
    certificates = folder.resolve("certificates");
    config = ConfigCopy.in(folder.resolve("config")).withoutLooks();
    Files.createDirectories(home);
    Rehearsal.start(Ground.rehearsal(home), new Options(SIZES, 0, Map.of(), 10), Clock.systemUTC())
        .close();
    var written =
        Simulator.mra(
            Map.of("MRA_HOME", home.toString()),
            List.of("certificates", "--out", certificates.toString()));
    assertThat(written.waitFor()).isZero();
    // Their first lists are expected; nobody needs to look at them.
    config.replace(config.profile("IL"), "gate: {", "gate: {hold-first: false, ");
    config.replace(config.profile("AU"), "gate: {", "gate: {hold-first: false, ");
    config.replace(config.profile("NZ"), "gate: {", "gate: {hold-first: false, ");
  }

  @AfterEach
  void stop() {
    simulators.forEach(Simulator::close);
  }

  @Test
  void aGatewayFetchesTellsAndIsAnsweredOverEveryTransport() throws Exception {
    var israel = simulate("IL");
    var australia = simulate("AU");
    var newZealand = simulate("NZ");
    var first = israel.next("PUBLISHED");
    assertThat(first.path("operators").asInt()).isEqualTo(60);
    australia.next("PUBLISHED");
    newZealand.next("PUBLISHED");
    var secrets = home.resolve("rehearsal/secret");
    var values = new TreeMap<String, String>();
    for (var each : simulators) {
      values.putAll(each.install(config.folder(), secrets));
    }

    try (var running = Running.connected(home, config.folder(), SIZES, values)) {
      var persons = new TwoPersons(running);
      for (var partner : List.of("IL", "AU", "NZ")) {
        persons.live(partner);
      }
      running.fetch("CN");

      israelOverSftp(running, israel, first.path("document").asText());
      overHttps(running, australia, requireNonNull(values.get("AU_LIST_URL")));
      overSoap(running, newZealand, requireNonNull(values.get("NZ_LIST_URL")));
    }
    itEndsAndComesAgainWithTheSameKeys(israel);
  }

  private void israelOverSftp(Running running, Simulator israel, String first) throws Exception {
    assertThat(running.fetch("IL").ending().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(running.exported("IL")).hasSize(60);
    var fetched = israel.next("FETCHED");
    assertThat(fetched.path("document").asText()).isEqualTo(first);
    assertThat(fetched.path("by").asText()).isEqualTo("gacc at 127.0.0.1");
    assertThat(israel.next("RECEIPT").path("verdict").asText()).isEqualTo("APPLIED");

    israel.say("change 9");
    var changed = israel.next("CHANGED");
    assertThat(changed.path("fresh").asInt()).isEqualTo(3);
    assertThat(changed.path("gone").asInt()).isEqualTo(3);
    assertThat(changed.path("standing").asInt()).isEqualTo(3);
    israel.next("PUBLISHED");
    assertThat(running.fetch("IL").ending().outcome()).isEqualTo(Outcome.APPLIED);
    israel.next("RECEIPT");

    // A bad day is over once it was met.
    israel.say("bad wrong signature");
    assertThat(israel.next("BAD_DAY").path("day").asText()).isEqualTo("wrong-signature");
    assertThat(running.fetch("IL").ending().fault()).isEqualTo(Fault.SIGNATURE_INVALID);
    israel.next("GOOD_DAY");
    assertThat(running.fetch("IL").ending().outcome().isGood()).isTrue();

    israel.say("bad same-id");
    israel.next("BAD_DAY");
    assertThat(running.fetch("IL").ending().fault()).isEqualTo(Fault.SAME_ID_OTHER_CONTENT);
    israel.next("GOOD_DAY");
    israel.say("shrink 70");
    assertThat(israel.next("PUBLISHED").path("operators").asInt()).isEqualTo(18);
    assertThat(running.fetch("IL").ending().outcome()).isEqualTo(Outcome.HELD);
    israel.say("bad old-number");
    israel.next("BAD_DAY");
    assertThat(running.fetch("IL").ending().fault()).isEqualTo(Fault.SEQUENCE_WENT_BACK);
    israel.next("GOOD_DAY");
    israel.say("list");
    israel.next("PUBLISHED");
    assertThat(running.fetch("IL").ending().outcome().isGood()).isTrue();
    israel.say("urgent 2");
    assertThat(israel.next("URGENT").path("operators").asInt()).isEqualTo(2);
    assertThat(running.fetch("IL").ending().outcome()).isEqualTo(Outcome.APPLIED);

    running.tell("IL");
    var ours = israel.next("OUR_LIST");
    assertThat(ours.path("verdict").asText()).isEqualTo("APPLIED");
    assertThat(ours.path("held").asInt()).isPositive();
    israel.say("nonsense");
    assertThat(israel.next("NOT_DONE").path("detail").asText()).contains("E701", "shrink PERCENT");
    israel.say("bad luck");
    assertThat(israel.next("NOT_DONE").path("detail").asText()).contains("wrong-signature");
    israel.say("status");
    assertThat(israel.next("STATUS").path("held")).isEqualTo(ours.path("held"));
  }

  private void overHttps(Running running, Simulator australia, String address) throws Exception {
    assertThat(running.fetch("AU").ending().outcome()).isEqualTo(Outcome.APPLIED);
    australia.next("FETCHED");
    assertThat(australia.next("RECEIPT").path("verdict").asText()).isEqualTo("APPLIED");
    australia.say("bad refuses");
    australia.next("BAD_DAY");
    running.tell("AU");
    assertThat(australia.next("OUR_LIST").path("verdict").asText()).isEqualTo("REFUSED");
    australia.say("good");
    australia.next("GOOD_DAY");
    running.tell("AU");
    assertThat(australia.next("OUR_LIST").path("verdict").asText()).isEqualTo("APPLIED");

    assertThat(status(address, "AU", "Bearer guessed")).isEqualTo(401);
    assertThat(australia.next("TURNED_AWAY").path("detail").asText())
        .contains("/aeo-lists/current", "the wrong token")
        .doesNotContain("guessed");
    australia.say("change 3");
    assertThat(australia.next("NOT_DONE").path("detail").asText())
        .as("a table that cannot write has only its sample")
        .contains("does not write");
  }

  private void overSoap(Running running, Simulator newZealand, String address) throws Exception {
    newZealand.say("bad not-for-us");
    newZealand.next("BAD_DAY");
    assertThat(running.fetch("NZ").ending().fault()).isEqualTo(Fault.NOT_FOR_US);
    newZealand.next("GOOD_DAY");
    assertThat(running.fetch("NZ").ending().outcome()).isEqualTo(Outcome.APPLIED);
    var fetched = newZealand.next("FETCHED");
    assertThat(fetched.path("by").asText()).contains("Rehearsal gateway TLS");
    var receipt = newZealand.next("RECEIPT");
    if (!receipt.path("document").equals(fetched.path("document"))) {
      receipt = newZealand.next("RECEIPT");
    }
    assertThat(receipt.path("verdict").asText()).isEqualTo("APPLIED");
    running.tell("NZ");
    assertThat(newZealand.next("OUR_LIST").path("verdict").asText()).isEqualTo("APPLIED");

    assertThat(status(address, "NZ", "none")).as("without a certificate").isZero();
    newZealand.next("TURNED_AWAY");
  }

  private void itEndsAndComesAgainWithTheSameKeys(Simulator israel) throws Exception {
    israel.closeInput();
    var kit = folder.resolve("IL/gateway");
    var values = Files.readString(kit.resolve("values.properties"));
    var signer = Files.readString(kit.resolve("partners/IL/certificates/signer-simulated.pem"));
    assertThat(israel.isAlive()).as("the end of what is said is not its end").isTrue();
    assertThat(israel.stop()).isTrue();
    israel.next("ENDED");
    for (var secret : List.of("gateway", "keys", "keys/IL.p12", "gateway/secret/il-sftp")) {
      var rights = Files.getPosixFilePermissions(folder.resolve("IL").resolve(secret));
      assertThat(PosixFilePermissions.toString(rights)).as(secret).endsWith("------");
    }

    var again = simulate("IL");
    again.next("PUBLISHED");

    assertThat(Files.readString(kit.resolve("values.properties"))).isEqualTo(values);
    assertThat(kit.resolve("partners/IL/certificates/signer-simulated.pem")).hasContent(signer);
    again.say("quit");
    again.next("ENDED");
    assertThat(again.exitCode()).isZero();
  }

  private Simulator simulate(String partner) throws IOException {
    var simulator =
        Simulator.start(config.folder(), partner, certificates, folder.resolve(partner));
    simulators.add(simulator);
    return simulator;
  }

  /** HTTP's; 0 where the connection does not come about. */
  private int status(String address, String partner, String authorization) throws Exception {
    var tls = folder.resolve(partner).resolve("gateway/partners").resolve(partner);
    var trusted = Pem.read(tls.resolve("certificates/tls-simulated.pem"));
    try (var client = HttpClient.newBuilder().sslContext(Tls.client(null, trusted)).build()) {
      var request =
          HttpRequest.newBuilder(URI.create(address)).header("Authorization", authorization);
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException turnedAway) {
      return 0;
    }
  }
}
