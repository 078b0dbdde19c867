package mra;

import static java.util.Objects.requireNonNull;
import static mra.Persons.ANN;
import static mra.Persons.BO;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mra.exchange.InUse;
import mra.journal.Outcome;
import mra.partner.Configured;
import mra.registry.PartnerVersions;
import mra.rehearsal.Mischief;
import mra.testing.Logged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Versions that do not come into force, and what stays then. */
@Timeout(120)
class VersionsRefusedTest {
  private static final String PROFILE = "partners/HK/partner.yaml";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NEW =
      """
      partner: %s
      names: {en: Nowhere, zh: 无处}
      countries: [%s]
      time-zone: Pacific/Auckland
      codes: {pattern: "ZZ[0-9]{4}"}
      """;

  @TempDir private static Path folder;
  private static Running running;
  private static Persons persons;

  @BeforeAll
  static void start() throws Exception {
    ConfigCopy.in(config());
    running = Running.patient(folder.resolve("var"), config(), Map.of(EU, 5L, HK, 20L, MO, 5L));
    persons = Persons.of(running);
    assertThat(running.fetch(HK).ending().outcome()).isEqualTo(Outcome.APPLIED);
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @AfterEach
  void restore() throws IOException {
    Files.copy(
        Path.of("..").resolve(PROFILE),
        config().resolve(PROFILE),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void ofTwoNewPartnersThatTakeOneCountryAtTheSameMomentTheSecondIsRefused() throws Exception {
    write("YY", "NO");
    write("ZZ", "NO");
    var elsewhere = Configured.of(config(), Optional.empty(), Map.of()).read("YY");
    var kept = new PartnerVersions(running.database());
    Files.delete(profile("YY"));
    Files.delete(profile("YY").getParent());

    // Another node is about to put YY in force.
    var refused =
        whileItIsNotCommitted(
            () -> kept.activate(elsewhere.byId("YY"), elsewhere.archive("YY"), Instant.now()),
            () -> persons.propose("ZZ"));

    assertThat(refused.path("fault").asText()).as("%s", refused).isEqualTo("E614");
    assertThat(refused.path("why").asText()).contains("NO", "YY", "ZZ");
    assertThat(kept.inForce("ZZ")).isEmpty();
    write("ZZ", "IS");
    assertThat(persons.propose("ZZ").path("partner").asText()).isEqualTo("ZZ");
  }

  @Test
  void aRouteThatCannotBeMadeLeavesTheOldVersionWholeAndBothPersonsAreToldWhy() throws Exception {
    var before = active();
    var begun = running.exchange(HK, 2, Mischief.NONE);
    change("private-key: hk-sftp", "private-key: hk-other");
    var version = persons.propose("HK").at("/candidate/version").asText();

    var refused = persons.bothActivate("HK", version);

    assertThat(refused.path("fault").asText()).isEqualTo("E612");
    assertThat(refused.path("why").asText()).contains("its routes cannot be made", "hk-other");
    var candidate = persons.versions("HK").path("candidate");
    assertThat(candidate.path("failedAt").isTextual()).as("the first is not asked again").isTrue();
    assertThat(candidate.path("failedWhy").asText())
        .contains("its routes cannot be made", "hk-other");
    assertThat(active()).isEqualTo(before);
    assertThat(new PartnerVersions(running.database()).inForce("HK")).hasValue(before);
    assertThat(persons.versions("HK").path("proposals")).as("it may be said again").hasSize(1);
    var next = running.exchange(HK, 2, Mischief.NONE);
    assertThat(next.ending().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(versionOf(next)).isEqualTo(before).isEqualTo(versionOf(begun));
    assertThat(running.tell(HK)).as("both ways").isNotEmpty();
  }

  @Test
  void anothersCandidateEndsOnlyByASpecialWordWhichIsEvidence() throws Exception {
    change("at: \"0 30 2 * * ?\"", "at: \"0 32 2 * * ?\"");
    var anns = persons.propose(ANN, "HK", ",\"replace\":true").at("/candidate/version").asText();
    change("at: \"0 32 2 * * ?\"", "at: \"0 33 2 * * ?\"");
    var hers = persons.propose(ANN, "HK", "").at("/candidate/version").asText();
    assertThat(hers).as("her own").isNotEqualTo(anns).hasSize(64);
    change("at: \"0 33 2 * * ?\"", "at: \"0 34 2 * * ?\"");

    var refused = persons.propose(BO, "HK", "");

    assertThat(refused.path("fault").asText()).as("%s", refused).isEqualTo("E615");
    var open = persons.versions("HK").path("candidate");
    assertThat(open.path("version").asText()).isEqualTo(hers);
    assertThat(refused.path("why").asText())
        .contains("ann proposed " + hers.substring(0, 12), open.path("at").asText(), "a test");
    var status = running.get("/api/v1/partners").body();
    assertThat(status).contains("\"candidate\":{\"version\":\"" + hers);

    var bos = persons.propose(BO, "HK", ",\"replace\":true").at("/candidate/version").asText();

    assertThat(bos).isNotEqualTo(hers).hasSize(64);
    assertThat(evidenceOf(bos)).contains("\"replaced\":\"" + hers, "\"replacedOf\":\"ann\"");
    assertThat(evidenceOf(hers)).contains("\"replaced\":\"" + anns, "\"replacedOf\":\"ann\"");
  }

  private static String evidenceOf(String version) {
    return JdbcClient.create(running.database())
        .sql(
            """
            select convert_from(event, 'UTF8') from audit_leaf
            where kind = 'VERSION_PROPOSED' and convert_from(event, 'UTF8')::json ->> 'profile' = ?
            """)
        .param(version)
        .query(String.class)
        .single();
  }

  @Test
  void aKeyOfOursThatTheNodeDoesNotHoldTakesARestart() throws Exception {
    var before = persons.versions("HK").path("candidate");
    change("ours: gateway-rsa", "ours: gateway-other");

    var refused = persons.propose("HK");

    assertThat(refused.path("fault").asText()).as("%s", refused).isEqualTo("E613");
    assertThat(refused.path("why").asText()).contains("MRA_KEYS holds no key gateway-other");
    assertThat(persons.versions("HK").path("candidate")).isEqualTo(before);
  }

  private static String versionOf(Running.Ended exchange) {
    return running.journalOf("HK").stream()
        .filter(each -> each.id().equals(exchange.id()))
        .findFirst()
        .orElseThrow()
        .profileVersion();
  }

  /** As while the database is away for a moment, just after it committed. */
  @Test
  void whatFollowsAnActivationIsRepeatedUntilItIsDone() throws Exception {
    running.schedule();
    change("at: \"0 30 2 * * ?\"", "at: \"0 31 2 * * ?\"");
    var version = persons.propose("HK").at("/candidate/version").asText();
    try (var logged = new Logged(InUse.class);
        var said = new Logged(Class.forName("mra.exchange.FollowUps"))) {
      execute("alter table qrtz_cron_triggers rename to away");
      try {
        assertThat(persons.bothActivate("HK", version).at("/proposal/second").asText())
            .isEqualTo("bo");
        assertThat(active()).isEqualTo(version);
        await().atMost(SOON).until(() -> !said.lines().isEmpty());
      } finally {
        execute("alter table away rename to qrtz_cron_triggers");
      }

      await().atMost(SOON).until(() -> said.lines().size() == 2);

      assertThat(
              JdbcClient.create(running.database())
                  .sql("select cron_expression from qrtz_cron_triggers where trigger_name = ?")
                  .param("pull-HK")
                  .query(String.class)
                  .single())
          .isEqualTo("0 31 2 * * ?");
      assertThat(logged.lines()).allMatch(line -> line.startsWith("INFO")).hasSize(1);
      assertThat(said.lines().getFirst()).startsWith("WARN");
      assertThat(said.lines().getLast()).startsWith("INFO");
    }
  }

  private static void execute(String sql) {
    JdbcClient.create(running.database()).sql(sql).update();
  }

  private static String active() throws Exception {
    return persons.versions("HK").path("active").asText();
  }

  private static void change(String from, String to) throws IOException {
    var profile = config().resolve(PROFILE);
    var text = Files.readString(profile);
    assertThat(text).contains(from);
    Files.writeString(profile, text.replace(from, to));
  }

  private JsonNode whileItIsNotCommitted(Runnable first, Callable<JsonNode> second)
      throws Exception {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(running.database()));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer =
          transaction.execute(status -> {
            first.run();
            var asked = threads.submit(second);
            await().atMost(SOON).until(() -> asked.isDone() || isSomebodyWaiting());
            assertThat(asked).as("it waits for the first").isNotDone();
            return asked;
          });
      return requireNonNull(answer).get();
    }
  }

  /** Whose countries are whose is one lock. */
  private static boolean isSomebodyWaiting() {
    return JdbcClient.create(running.database())
        .sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
        .query(Boolean.class)
        .single();
  }

  private static void write(String partner, String country) throws IOException {
    Files.createDirectories(profile(partner).getParent());
    Files.writeString(profile(partner), NEW.formatted(partner, country));
  }

  private static Path profile(String partner) {
    return config().resolve("partners").resolve(partner).resolve("partner.yaml");
  }

  private static Path config() {
    return folder.resolve("config");
  }
}
