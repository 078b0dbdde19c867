package mra.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
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

  private Decisions started() {
    var decisions = notStarted();
    decisions.start();
    return decisions;
  }

  private Decisions notStarted() {
    return new Decisions(house.database, folder, CLOCK, Household.PARTNERS::byId);
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
