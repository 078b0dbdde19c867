package mra.clearance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mra.partner.Agreement.Flow;
import mra.recognition.Answer;
import mra.recognition.Decision;
import mra.recognition.ListRef;
import mra.recognition.Outcome;
import mra.recognition.Party;
import mra.recognition.PartyRole;
import mra.recognition.Question;
import mra.recognition.Reason;
import mra.testing.Databases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DecisionsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-30T06:00:00.123456Z"), ZoneOffset.UTC);
  private static final Party EXPORTER =
      new Party(PartyRole.CONSIGNOR, "HK", "aeohk 1", "Harbour 香港 Ltd");

  @TempDir private Path home;
  private final Household house = new Household();
  private final JdbcClient jdbc = JdbcClient.create(house.database);
  private Path folder;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(home.resolve("decisions"));
  }

  @Test
  void everythingThatADecisionRestedOnIsFoundUnderItsId() throws Exception {
    var decision =
        decision(
            UUID.randomUUID(),
            Outcome.RECOGNISED,
            "HK",
            new ListRef("HK-7", Instant.parse("2026-11-29T16:00:00Z")));
    try (var decisions = started()) {
      decisions.keep(List.of(answered(decision)));

      var kept = decisions.find(id(decision)).orElseThrow();
      assertThat(kept.decision()).isEqualTo(decision);
      assertThat(kept.party()).isEqualTo(EXPORTER);
      assertThat(kept.at()).isEqualTo(CLOCK.instant());
      assertThat(kept.askedAt()).isEqualTo(Instant.parse("2026-11-28T00:00:00Z"));
      assertThat(kept.declaration()).isEqualTo("5301");
      assertThat(kept.profileVersion()).isEqualTo(Household.PARTNERS.byId("HK").version());
    }
  }

  @Test
  void whatNobodyCouldBeAskedAboutIsKeptToo() throws Exception {
    var decision = decision(UUID.randomUUID(), Outcome.NOT_APPLICABLE, null, null);
    try (var decisions = started()) {
      decisions.keep(List.of(answered(decision)));
      assertThat(decisions.find(id(decision)).orElseThrow().decision()).isEqualTo(decision);
    }
  }

  @Test
  void decisionWithoutAnIdIsNotKept() throws Exception {
    var decision = decision(null, Outcome.RECOGNISED, "HK", null);
    try (var decisions = started()) {
      decisions.keep(List.of(answered(decision)));
      assertThat(decisions.settle()).isTrue();
    }
    assertThat(inDatabase()).isZero();
  }

  @Test
  void whatAProcessLeftBehindIsKeptByTheNext() throws Exception {
    var decision = decision(UUID.randomUUID(), Outcome.RECOGNISED, "HK", null);
    notStarted().keep(List.of(answered(decision)));
    assertThat(inDatabase()).isZero();

    try (var next = started()) {
      assertThat(next.find(id(decision))).isPresent();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatWasPostedBeforeTheProcessDiedIsThereOnce() throws Exception {
    var first = decision(UUID.randomUUID(), Outcome.RECOGNISED, "HK", null);
    var second = decision(UUID.randomUUID(), Outcome.RECOGNISED, "HK", null);
    var killed = notStarted();
    killed.keep(List.of(answered(first)));
    var page = onlyFile();
    var copy = Files.copy(page, home.resolve("copy"));
    started().close();
    assertThat(inDatabase()).isOne();
    Files.move(copy, page);
    // What the same page got besides, as if the commit's answer had been lost in between.
    notStarted().keep(List.of(answered(second)));

    try (var next = started()) {
      assertThat(next.settle()).isTrue();
    }
    assertThat(inDatabase()).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void answersAreKeptWhileTheDatabaseTakesNoneAndAreInItOnceItDoes() throws Exception {
    var decision = decision(UUID.randomUUID(), Outcome.RECOGNISED, "HK", null);
    try (var decisions = started()) {
      jdbc.sql("alter table decision rename to away").update();
      decisions.keep(List.of(answered(decision)));
      assertThat(onlyFile()).isNotEmptyFile();

      jdbc.sql("alter table away rename to decision").update();
      await().until(() -> inDatabase() == 1);
      assertThat(decisions.find(id(decision))).isPresent();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatTheDatabaseRefusesForGoodIsPutAsideAndHoldsUpNobodyElse() throws Exception {
    var first = decision(UUID.randomUUID(), Outcome.RECOGNISED, "HK", null);
    var refused = decision(UUID.randomUUID(), Outcome.NOT_APPLICABLE, null, null);
    var last = decision(UUID.randomUUID(), Outcome.RECOGNISED, "HK", null);
    jdbc.sql("alter table decision add constraint odd check (outcome <> 'NOT_APPLICABLE')")
        .update();
    try (var decisions = notStarted()) {
      for (var each : List.of(first, refused, last)) {
        decisions.keep(List.of(answered(each)));
      }
      decisions.start();

      assertThat(decisions.settle()).isTrue();
      assertThat(decisions.find(id(first))).isPresent();
      assertThat(decisions.find(id(last))).isPresent();
      assertThat(decisions.find(id(refused))).isEmpty();
      assertThat(decisions.waiting().aside()).isOne();
      assertThat(decisions.waiting().bytes()).isZero();
    }
    var aside = onlyFile();
    assertThat(aside).hasExtension("refused-1");

    // As the runbook says, once its cause is mended.
    jdbc.sql("alter table decision drop constraint odd").update();
    Files.move(aside, aside.resolveSibling("0000000000000000007.decisions-1"));
    try (var next = started()) {
      assertThat(next.find(id(refused))).isPresent();
      assertThat(next.waiting().aside()).isZero();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsNoRowIsPutAsideToo() throws Exception {
    var good = decision(UUID.randomUUID(), Outcome.RECOGNISED, "HK", null);
    try (var page = Page.begin(folder.resolve("0000000000000000001.decisions-1"))) {
      page.append(Page.entry("nonsense".getBytes(UTF_8), 8));
    }
    try (var decisions = started()) {
      decisions.keep(List.of(answered(good)));
      assertThat(decisions.find(id(good))).isPresent();
      assertThat(decisions.waiting().aside()).isOne();
    }
    assertThat(onlyFile()).hasFileName("0000000000000000001.refused-1");
  }

  @Test
  void aPageThatIsDamagedIsPostedUpToThereAndKept() throws Exception {
    var before = decision(UUID.randomUUID(), Outcome.RECOGNISED, "HK", null);
    var damaged = decision(UUID.randomUUID(), Outcome.RECOGNISED, "HK", null);
    var killed = notStarted();
    killed.keep(List.of(answered(before)));
    killed.keep(List.of(answered(damaged)));
    try (var file = new RandomAccessFile(onlyFile().toFile(), "rw")) {
      file.seek(file.length() - 1);
      file.write('?');
    }
    var after = decision(UUID.randomUUID(), Outcome.RECOGNISED, "HK", null);
    try (var next = started()) {
      next.keep(List.of(answered(after)));
      assertThat(next.find(id(after))).isPresent();
      assertThat(next.find(id(before))).isPresent();
      assertThat(next.find(id(damaged))).isEmpty();
      assertThat(next.waiting().aside()).isOne();
    }
    assertThat(onlyFile()).hasExtension("cut-1").isNotEmptyFile();
  }

  @Test
  void itIsToldHowMuchWaitsAndSinceWhen() throws Exception {
    var decisions = notStarted();
    assertThat(decisions.waiting().since()).isNull();

    decisions.keep(List.of(answered(decision(UUID.randomUUID(), Outcome.RECOGNISED, "HK", null))));

    assertThat(decisions.waiting().bytes()).isEqualTo(Files.size(onlyFile()));
    assertThat(decisions.waiting().since()).isEqualTo(CLOCK.instant());
  }

  private Decisions started() {
    var decisions = notStarted();
    decisions.start();
    return decisions;
  }

  private Decisions notStarted() {
    return new Decisions(
        house.database,
        Databases.unpooled(house.database),
        folder,
        CLOCK,
        Household.PARTNERS::byId);
  }

  private long inDatabase() {
    return jdbc.sql("select count(*) from decision").query(Long.class).single();
  }

  private Path onlyFile() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList().getFirst();
    }
  }

  private static UUID id(Decision decision) {
    return UUID.fromString(String.valueOf(decision.id()));
  }

  private static Answered answered(Decision decision) {
    var question =
        new Question("5301", Flow.IMPORT, Instant.parse("2026-11-28T00:00:00Z"), List.of(EXPORTER));
    return new Answered(question, new Answer("5301", List.of(decision)));
  }

  private static Decision decision(
      @Nullable UUID id, Outcome outcome, @Nullable String partner, @Nullable ListRef list) {
    return new Decision(
        0,
        PartyRole.CONSIGNOR,
        outcome,
        partner,
        partner == null ? null : "AEOHK1",
        partner == null ? null : "AEO",
        partner == null ? List.of() : List.of("PRIORITY_CLEARANCE"),
        List.of(Reason.MATCHED, Reason.LIST_STALE),
        list,
        id == null ? null : id.toString());
  }
}
