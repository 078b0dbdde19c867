package mra.registry;

import static mra.registry.Lists.full;
import static mra.registry.Lists.named;
import static mra.registry.Lists.operator;
import static mra.registry.Lists.suspended;
import static mra.registry.Lists.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import mra.canonical.Standing;
import org.junit.jupiter.api.Test;

/** Lists become known one second after another, from 2026-11-24T04:00:01Z, 12:00 at home, on. */
class HistoriesTest {
  private static final Instant ALL = Instant.parse("9999-01-01T00:00:00Z");
  private static final Instant FIRST = Instant.parse("2026-11-24T04:00:01Z");
  private static final Instant SECOND = Instant.parse("2026-11-24T04:00:02Z");

  private final Memory memory = new Memory();
  private final Histories histories = new Histories(memory.database);

  @Test
  void tellsEachVersionOnBothAxesInTheOrderInWhichWeLearnedThem() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A")));
    memory.apply(full("L2", "2026-11-22T03:00:00Z", suspended("A", "2026-11-21")));

    assertThat(steps(ALL))
        .containsExactly(
            "1 GRANTED VALID 2019-12-31T23:00:00Z..null known 2026-11-24T04:00:01Z..2026-11-24T04:00:02Z",
            "2 kept VALID 2019-12-31T23:00:00Z..2026-11-20T23:00:00Z known 2026-11-24T04:00:02Z..null",
            "3 SUSPENDED SUSPENDED 2026-11-20T23:00:00Z..null known 2026-11-24T04:00:02Z..null");
  }

  @Test
  void tellsItAsItWasKnownThen() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A")));
    memory.apply(full("L2", "2026-11-22T03:00:00Z", suspended("A", "2026-11-21")));

    assertThat(steps(FIRST.minusNanos(1_000))).isEmpty();
    assertThat(steps(FIRST))
        .containsExactly(
            "1 GRANTED VALID 2019-12-31T23:00:00Z..null known 2026-11-24T04:00:01Z..null");
    assertThat(steps(SECOND.minusNanos(1_000))).isEqualTo(steps(FIRST));
    assertThat(steps(SECOND)).hasSize(3);
  }

  @Test
  void saysWhatChangedFieldByField() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A")));
    memory.apply(full("L2", "2026-11-22T03:00:00Z", named("A", "Neu GmbH")));

    assertThat(told(ALL).getLast().differences())
        .containsExactly(
            new FieldDifference(
                FieldDifference.Field.NAMES, "Muster A GmbH; Muster Trading", "Neu GmbH"));
    assertThat(english())
        .last()
        .isEqualTo(
            "On 2026-11-24 at 12:00 we learned from list L2 that its record changed (names) as of"
                + " 2026-11-22 11:00.");
  }

  @Test
  void saysThatACorrectionReachesIntoThePastAndKeepsWhatWeBelieved() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A")));
    memory.apply(full("L2", "2026-11-22T03:00:00Z", suspended("A", "2026-11-21")));

    assertThat(english())
        .containsExactly(
            "On 2026-11-24 at 12:00 we learned from list L1 that it holds AEOF and has been valid"
                + " since 2020-01-01.",
            "On 2026-11-24 at 12:00 we learned from list L2 that it has been suspended since"
                + " 2026-11-21; until then we believed it valid; this corrects what we believed of"
                + " the time from 2026-11-21 07:00 to 2026-11-24 12:00, and that belief is kept.");
    assertThat(sentences().getLast().zh())
        .isEqualTo(
            "2026-11-24 12:00，我们从名单L2得知，该企业自2026-11-21起资格已暂停；此前我们认为其资格有效；"
                + "由此更正我们对2026-11-21 07:00至2026-11-24 12:00期间的认识，原认识仍予保留。");
  }

  @Test
  void callsAnAbsenceNoRevocationAndTellsTheReturn() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A"), operator("B")));
    memory.apply(full("L2", "2026-11-21T03:00:00Z", operator("B")));
    memory.apply(full("L3", "2026-11-22T03:00:00Z", operator("A"), operator("B")));

    assertThat(english().subList(1, 3))
        .containsExactly(
            "On 2026-11-24 at 12:00 we learned from list L2 that it is no longer in the partner's"
                + " list as of 2026-11-21 11:00, which revokes nothing but ends recognition; until"
                + " then we believed it valid.",
            "On 2026-11-24 at 12:00 we learned from list L3 that it is in the partner's list again"
                + " as of 2026-11-22 11:00, valid; until then it was absent.");
  }

  @Test
  void tellsThatARecordCouldNotBeReadAndThenCould() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A")));
    memory.apply(full("L2", "2026-11-21T03:00:00Z", unreadable("A", Standing.VALID)));
    memory.apply(full("L3", "2026-11-22T03:00:00Z", operator("A")));

    assertThat(english().subList(1, 3))
        .satisfiesExactly(
            marked -> assertThat(marked).contains("L2", "cannot be read"),
            unmarked -> assertThat(unmarked).contains("L3", "can be read again"));
  }

  @Test
  void findsTheFirstSpellingThatThePartnerEverHad() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A"), operator("B")));

    assertThat(histories.find("EU", List.of("X", "B", "A"))).contains("B");
    assertThat(histories.find("EU", List.of("X"))).isEmpty();
    assertThat(histories.find("HK", List.of("A"))).isEmpty();
  }

  @Test
  void findsACodeTypedWithOtherDotsAndDashesWhileItIsTheOnlyOne() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("CHE-123.456.789")));

    assertThat(histories.find("EU", List.of("CHE123456789"))).contains("CHE-123.456.789");
    assertThat(histories.find("EU", List.of("X", "CHE.123-456.789"))).contains("CHE-123.456.789");
    assertThat(histories.find("EU", List.of("CHE12345678"))).isEmpty();
    assertThat(histories.find("HK", List.of("CHE123456789"))).isEmpty();

    memory.apply(
        full("L2", "2026-11-21T03:00:00Z", operator("CHE-123.456.789"), operator("CHE-123456789")));
    assertThat(histories.find("EU", List.of("CHE123456789"))).as("it may be either").isEmpty();
    assertThat(histories.find("EU", List.of("CHE-123456789"))).contains("CHE-123456789");
  }

  private List<Told> told(Instant knownAt) {
    return histories.of("EU", "A", knownAt);
  }

  private List<String> steps(Instant knownAt) {
    return told(knownAt).stream()
        .map(each ->
            "%d %s %s %s..%s known %s..%s"
                .formatted(
                    each.number(),
                    each.isKept() ? "kept" : each.change(),
                    each.version().operator().standing(),
                    each.version().inForceFrom(),
                    each.version().inForceTo(),
                    each.version().knownFrom(),
                    each.version().knownTo()))
        .toList();
  }

  private List<Story.Sentence> sentences() {
    var story = new Story(ZoneId.of("Asia/Shanghai"));
    return told(ALL).stream().map(story::of).filter(Objects::nonNull).toList();
  }

  private List<String> english() {
    return sentences().stream().map(Story.Sentence::en).toList();
  }
}
