package mra.clearance;

import static java.util.Objects.requireNonNull;
import static mra.clearance.PastHouse.asKnown;
import static mra.clearance.PastHouse.operator;
import static mra.clearance.PastHouse.question;
import static mra.clearance.PastHouse.suspended;
import static mra.clearance.PastHouse.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mra.canonical.ListType;
import mra.recognition.Answer;
import mra.recognition.Decision;
import mra.recognition.Question;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists of the EU come day by day; whoever asks later for what was known then is told the same. */
class PastAnswersTest {
  private static final String A = "DEAEOF0001";
  private static final String B = "DEAEOF0002/08";
  private static final String C = "DEAEOF.0003";
  private static final List<Question> QUESTIONS =
      List.of(
          question("code", null, "DE", A),
          question("as typed", null, null, "aeo<de aeof 0001>"),
          question("without country", null, "DE", "AEOF0001"),
          question("doubled country", null, null, "DE" + A),
          question("other dots", null, "DE", "DE-AEOF-0003"),
          question("identifier", null, "DE", "DE000208"),
          question("identifier as typed", null, "DE", "de 0001"),
          question("unknown until granted", null, "DE", "DEAEOF0009"),
          question("slash", null, "DE", B),
          question("nobody", null, "DE", "DEAEOF0404"),
          question("malformed", null, "DE", "??"),
          question("none", null, "DE", "NO"),
          question("ours", null, null, "AEOCN4403131697"),
          question("no partner", null, "BR", "BR123"),
          question("never listed partner", null, "HK", "HK1234567890"));

  private final PastHouse house = new PastHouse();

  @Test
  void tellsWhatClearanceWasToldAtEveryMomentWhateverCameSince() {
    var told = new ArrayList<Map.Entry<Instant, List<Answer>>>();
    told.add(ask("2026-11-01T04:00:00Z"));
    house.list("L1", "2026-11-01T03:00:00Z", operator(A), operator(B), operator(C));
    told.add(ask("2026-11-01T04:00:00Z"));
    told.add(ask("2026-11-01T09:00:00Z"));
    house.at("2026-11-02T04:00:00Z");
    house.list("L2", "2026-11-02T03:00:00Z", operator(A), operator(B), unreadable(C));
    told.add(ask("2026-11-02T04:00:00Z"));
    house.at("2026-11-03T04:00:00Z");
    house.list(ListType.URGENT, "U1", "2026-11-03T04:00:00Z", suspended(A, "2026-11-01"));
    told.add(ask("2026-11-03T04:00:00Z"));
    house.at("2026-11-04T04:00:00Z");
    house.list("L3", "2026-11-04T03:00:00Z", operator(A), operator(C), operator("DEAEOF0009"));
    told.add(ask("2026-11-04T04:00:00Z"));
    house.at("2026-11-04T04:30:00Z").moves.pause("EU", "not to be believed", "Wang");
    told.add(ask("2026-11-04T05:00:00Z"));
    house.at("2026-11-04T06:00:00Z").moves.resume("EU", "mended", "Wang");
    told.add(ask("2026-11-04T06:00:00Z"));
    told.add(ask("2026-11-30T06:00:00Z"));
    house.at("2026-12-01T04:00:00Z").list("L4", "2026-12-01T03:00:00Z", operator(B));

    // Before the first list and after it are one moment on the clock; the later answers count.
    for (var then : told.subList(1, told.size())) {
      assertThat(past(then.getKey())).as("%s", then.getKey()).isEqualTo(then.getValue());
    }
    assertThat(told.stream().map(Map.Entry::getValue).distinct().count()).isGreaterThan(6);
  }

  @Test
  void judgesTheMomentAskedForAlone() {
    house.at("2026-11-01T04:00:00Z").list("L1", "2026-11-01T03:00:00Z", operator(A));
    house.at("2026-11-05T04:00:00Z").list("L2", "2026-11-05T03:00:00Z", suspended(A, "2026-11-03"));
    house.at("2026-11-06T04:00:00Z");

    assertThat(outcome("2026-11-02T22:59:59.999999Z", "2026-11-05T04:00:00Z"))
        .isEqualTo("RECOGNISED [MATCHED]");
    assertThat(outcome("2026-11-02T23:00:00Z", "2026-11-05T04:00:00Z"))
        .isEqualTo("NOT_RECOGNISED [SUSPENDED]");
    assertThat(outcome("2026-11-04T00:00:00Z", "2026-11-05T03:59:59.999999Z"))
        .isEqualTo("RECOGNISED [MATCHED, LIST_STALE]");
    assertThat(outcome("2026-11-04T00:00:00Z", "2026-11-05T04:00:00Z"))
        .isEqualTo("NOT_RECOGNISED [SUSPENDED]");
  }

  @Test
  void decidesNothing() {
    house.at("2026-11-01T04:00:00Z").list("L1", "2026-11-01T03:00:00Z", operator(A));
    var answer = past(house.now());

    assertThat(answer).allSatisfy(each -> assertThat(each.decisions().getFirst().id()).isNull());
    assertThat(house.jdbc().sql("select count(*) from decision").query(Long.class).single())
        .isZero();
  }

  @Test
  void knowsThatKnowledgeOfTomorrowIsNotPast() {
    house.at("2026-11-01T04:00:00Z");
    var asked = question("1", null, "DE", A);

    assertThat(house.past.isPast(asKnown(asked, house.now()))).isTrue();
    assertThat(house.past.isPast(asKnown(asked, house.now().plusNanos(1)))).isFalse();
  }

  private Map.Entry<Instant, List<Answer>> ask(String moment) {
    house.at(moment);
    var answers = QUESTIONS.stream().map(each -> undecided(house.ask(each))).toList();
    return Map.entry(house.now(), answers);
  }

  private List<Answer> past(Instant knownAt) {
    var asked = QUESTIONS.stream().map(each -> asKnown(each, knownAt)).toList();
    var answers = house.past.answer(asked);
    return asked.stream().map(each -> requireNonNull(answers.get(each))).toList();
  }

  private String outcome(@Nullable String at, String knownAt) {
    var asked = asKnown(question("1", at, "DE", A), Instant.parse(knownAt));
    var decision =
        requireNonNull(house.past.answer(List.of(asked)).get(asked)).decisions().getFirst();
    return decision.outcome() + " " + decision.reasons();
  }

  private static Answer undecided(Answer answer) {
    return new Answer(
        answer.declaration(),
        answer.decisions().stream()
            .map(each ->
                new Decision(
                    each.party(),
                    each.role(),
                    each.outcome(),
                    each.partner(),
                    each.code(),
                    each.programme(),
                    each.benefits(),
                    each.reasons(),
                    each.list(),
                    null))
            .toList());
  }
}
