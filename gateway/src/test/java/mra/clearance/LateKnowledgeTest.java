package mra.clearance;

import static mra.clearance.PastHouse.operator;
import static mra.clearance.PastHouse.question;
import static mra.clearance.PastHouse.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.clearance.LateKnowledge.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The EU's first list names A and B; what it tells later reaches back over answers given before.
 */
class LateKnowledgeTest {
  private static final String A = "DEAEOF0001";
  private static final String B = "DEAEOF0002";
  private static final String ALWAYS = "1970-01-01T00:00:00Z";
  private static final String NOW = "2026-12-01T00:00:00Z";

  private final PastHouse house = new PastHouse();

  @BeforeEach
  void knowsTwo() {
    house.at("2026-11-01T04:00:00Z").list("L1", "2026-11-01T03:00:00Z", operator(A), operator(B));
  }

  /** The suspension began on 3 November at 00:00 in Brussels, which is 2 November at 23:00 UTC. */
  private void isToldLateOfASuspension() {
    house
        .at("2026-11-05T10:02:00Z")
        .list("L2", "2026-11-05T10:00:00Z", suspended(A, "2026-11-03"), operator(B));
  }

  @Test
  void namesAnswersThatRecognisedWhoWasSuspendedAlready() {
    house.at("2026-11-02T22:59:59.999999Z").ask("just before", A);
    house.at("2026-11-02T23:00:00Z").ask("at", A);
    house.at("2026-11-02T23:00:00.000001Z").ask("just after", A);
    house.at("2026-11-03T08:00:00Z").ask("another", B);
    house.at("2026-11-05T10:01:59.999999Z").ask("last", A);
    isToldLateOfASuspension();
    house.at("2026-11-05T10:02:00Z").ask("known", A);

    assertThat(found(ALWAYS, NOW))
        .containsExactly(
            "WRONGLY_RECOGNISED at RECOGNISED -> NOT_RECOGNISED [SUSPENDED] by L2 2026-11-05T10:02:00Z",
            "WRONGLY_RECOGNISED just after RECOGNISED -> NOT_RECOGNISED [SUSPENDED] by L2 2026-11-05T10:02:00Z",
            "WRONGLY_RECOGNISED last RECOGNISED -> NOT_RECOGNISED [SUSPENDED, LIST_STALE] by L2 2026-11-05T10:02:00Z");
  }

  @Test
  void namesAnswersThatRefusedWhoWasReinstatedAlready() {
    house
        .at("2026-11-02T04:00:00Z")
        .list("L2", "2026-11-02T03:00:00Z", suspended(A, "2026-11-02"), operator(B));
    house.at("2026-11-03T08:00:00Z").ask("refused", A);
    house
        .at("2026-11-05T04:00:00Z")
        .list("L3", "2026-11-05T03:00:00Z", valid(A, "2026-11-03"), operator(B));

    assertThat(found(ALWAYS, NOW))
        .containsExactly(
            "WRONGLY_REFUSED refused NOT_RECOGNISED -> RECOGNISED [MATCHED] by L3 2026-11-05T04:00:00Z");
  }

  @Test
  void namesAnswersThatKnewNobodyOfACodeGrantedAlreadyHoweverItWasTyped() {
    house.at("2026-11-03T08:00:00Z").ask("unknown", "AEO<deaeof0003>");
    house
        .at("2026-11-04T04:00:00Z")
        .list("L2", "2026-11-04T03:00:00Z", operator(A), operator(B), operator("DEAEOF0003"));

    assertThat(found(ALWAYS, NOW))
        .containsExactly(
            "WRONGLY_REFUSED unknown NOT_RECOGNISED -> RECOGNISED [MATCHED] by L2 2026-11-04T04:00:00Z");
  }

  @Test
  void findsAnswersByIdentifierToo() {
    house.at("2026-11-03T08:00:00Z").ask("by EORI", "DE 0001");
    isToldLateOfASuspension();

    assertThat(found(ALWAYS, NOW)).singleElement().asString().contains("by EORI");
  }

  @Test
  void namesAnswersThatKnewNobodyOfAnIdentifierGrantedAlreadyAndEachOnce() {
    house.at("2026-11-02T08:00:00Z").ask("unknown", "DE 0003");
    house.at("2026-11-02T09:00:00Z").ask("another", "DE0004");
    house
        .at("2026-11-04T04:00:00Z")
        .list(
            "L2",
            "2026-11-04T03:00:00Z",
            operator(A),
            operator(B),
            operator("DEAEOF0003"),
            operator("DEAEOC0003"));
    house.at("2026-11-04T05:00:00Z").ask("known", "DE0003");

    assertThat(found(ALWAYS, NOW))
        .containsExactly(
            "WRONGLY_REFUSED unknown NOT_RECOGNISED -> RECOGNISED [MATCHED] by L2 2026-11-04T04:00:00Z");
  }

  @Test
  void namesAnswersThatKnewNobodyOfAnIdentifierThatItsOperatorAlwaysHad() {
    house.at("2026-11-02T08:00:00Z").ask("before", "DE 7777");
    house
        .at("2026-11-04T04:00:00Z")
        .list("L2", "2026-11-02T03:00:00Z", identifiedBy(A, "DE7777"), operator(B));

    assertThat(found(ALWAYS, NOW))
        .containsExactly(
            "WRONGLY_REFUSED before NOT_RECOGNISED -> RECOGNISED [MATCHED] by L2 2026-11-04T04:00:00Z");
  }

  @Test
  void namesAnswersOfBeforeThePartnersFirstList() {
    var house = new PastHouse();
    house.at("2026-10-30T08:00:00Z").ask("too early", "DEAEOF0001");
    house.at("2026-10-30T09:00:00Z").ask("nobody", "DEAEOF0009");
    house.at("2026-11-01T04:00:00Z").list("L1", "2026-11-01T03:00:00Z", operator(A), operator(B));

    assertThat(found(house, ALWAYS, NOW))
        .containsExactly(
            "WRONGLY_REFUSED too early NOT_RECOGNISED -> RECOGNISED [MATCHED] by L1 2026-11-01T04:00:00Z");
  }

  @Test
  void judgesAsManyAnswersAsThereAreThoughFewAreHeldAtOnce() {
    var answers = 4_500;
    for (int i = 0; i < answers; i++) {
      house.at(Instant.parse("2026-11-03T08:00:00Z").plusSeconds(i).toString());
      house.ask("D" + i, i % 3 == 0 ? "DE0001" : i % 3 == 1 ? A : B);
    }
    isToldLateOfASuspension();

    assertThat(report(ALWAYS, NOW, answers, null))
        .hasSize(answers / 3 * 2)
        .allSatisfy(each -> assertThat(each.kept().party().code()).isNotEqualTo(B));
  }

  @Test
  void leavesOutWhatWouldHaveBeenAnsweredTheSame() {
    house.at("2026-11-03T08:00:00Z").ask("not in question", B);
    house.ask(question("before the suspension too", "2026-11-02T12:00:00Z", "DE", A));
    house.at("2026-11-03T08:30:00Z").moves.pause("EU", "not to be believed", "Wang");
    house.at("2026-11-03T09:00:00Z").ask("paused", A);
    house.at("2026-11-03T10:00:00Z").moves.resume("EU", "mended", "Wang");
    isToldLateOfASuspension();

    // An answer about the past also says that things hold now, so that it was wrong as well.
    assertThat(found(ALWAYS, NOW))
        .singleElement()
        .asString()
        .contains("before the suspension too", "[SUSPENDED]");
  }

  @Test
  void countsWhatWeLearnedInThePeriodAndWhatWasKnownByItsEnd() {
    house.at("2026-11-03T08:00:00Z").ask("answer", A);
    isToldLateOfASuspension();
    house
        .at("2026-11-07T04:00:00Z")
        .list("L3", "2026-11-07T03:00:00Z", valid(A, "2026-11-07"), operator(B));

    assertThat(found("2026-11-05T10:02:00Z", NOW)).hasSize(1);
    assertThat(found("2026-11-05T10:02:00.000001Z", NOW)).isEmpty();
    assertThat(found(ALWAYS, "2026-11-05T10:02:00Z")).isEmpty();
    assertThat(found(ALWAYS, "2026-11-05T10:02:00.000001Z")).hasSize(1);
  }

  @Test
  void takesTheNewestWordAboutThatTime() {
    house.at("2026-11-03T08:00:00Z").ask("answer", A);
    isToldLateOfASuspension();
    house
        .at("2026-11-07T04:00:00Z")
        .list("L3", "2026-11-07T03:00:00Z", valid(A, "2020-01-01"), operator(B));

    assertThat(found(ALWAYS, "2026-11-06T00:00:00Z")).hasSize(1);
    assertThat(found(ALWAYS, NOW)).isEmpty();
  }

  @Test
  void goesOnAfterAPage() {
    house.at("2026-11-03T08:00:00Z").ask("one", A);
    house.at("2026-11-03T09:00:00Z").ask("two", A);
    house.at("2026-11-03T10:00:00Z").ask("three", A);
    isToldLateOfASuspension();

    var page = report(ALWAYS, NOW, 2, null);
    assertThat(page).extracting(each -> each.kept().declaration()).containsExactly("one", "two");
    assertThat(report(ALWAYS, NOW, 2, page.getLast().kept().id()))
        .extracting(each -> each.kept().declaration())
        .containsExactly("three");
  }

  @Test
  void tellsNothingOfWhoWasPurged() {
    house.at("2026-11-03T08:00:00Z").ask("answer", A);
    isToldLateOfASuspension();
    house.jdbc().sql("delete from operator_version where code = :code").param("code", A).update();

    assertThat(found(ALWAYS, NOW)).isEmpty();
  }

  private static Operator identifiedBy(String code, String eori) {
    var it = operator(code);
    return new Operator(
        it.partner(),
        it.code(),
        new TreeMap<>(Map.of("EORI", eori)),
        it.names(),
        it.address(),
        it.programme(),
        it.roles(),
        it.standing(),
        it.standingSince(),
        it.validFrom(),
        it.validTo(),
        it.office(),
        it.consent());
  }

  private static Operator valid(String code, String since) {
    return operator(code).with(Standing.VALID, LocalDate.parse(since));
  }

  private List<String> found(String since, String until) {
    return found(house, since, until);
  }

  private static List<String> found(PastHouse house, String since, String until) {
    return report(house, since, until, 100, null).stream()
        .map(each ->
            "%s %s %s -> %s %s by %s %s"
                .formatted(
                    each.direction(),
                    each.kept().declaration(),
                    each.kept().decision().outcome(),
                    each.known().outcome(),
                    each.known().reasons(),
                    each.list().id(),
                    each.learnedAt()))
        .toList();
  }

  private List<LateFinding> report(String since, String until, int limit, @Nullable UUID after) {
    return report(house, since, until, limit, after);
  }

  private static List<LateFinding> report(
      PastHouse house, String since, String until, int limit, @Nullable UUID after) {
    var found = new ArrayList<LateFinding>();
    house.late.report(
        new Period("EU", Instant.parse(since), Instant.parse(until), limit, after), found::add);
    return found;
  }
}
