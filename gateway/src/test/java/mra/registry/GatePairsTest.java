package mra.registry;

import static mra.canonical.ListType.DELTA;
import static mra.canonical.ListType.FULL;
import static mra.registry.Lists.BOUNDS;
import static mra.registry.Lists.list;
import static mra.registry.Lists.operator;
import static mra.registry.Lists.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mra.canonical.ListType;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.registry.Verdict.Apply;
import mra.registry.Verdict.Hold;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A pair of lists for each assertion of the gate, over a partner of 1,000 operators: one just
 * inside the bound, one that trips it.
 */
class GatePairsTest {
  private static final int KNOWN = 1_000;
  private static final String YESTERDAY = "2026-11-20T03:00:00Z";
  private static final String TODAY = "2026-11-21T03:00:00Z";
  private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 22);

  private final Memory memory = new Memory();

  @BeforeEach
  void aThousandAreKnown() {
    memory.apply(numbered(FULL, "L1", 7, YESTERDAY, with(0, i -> usual(i))));
  }

  @ParameterizedTest(name = "{0}: {1} is in, {2} is out")
  @MethodSource("pairs")
  void holdsTheOneAndAppliesTheOther(
      Fault fault, int inside, int outside, IntFunction<List<Object>> records) {
    assertThat(judge(records.apply(inside))).isInstanceOf(Apply.class);
    assertThat(judge(records.apply(outside)))
        .isInstanceOfSatisfying(Hold.class, hold -> assertThat(hold.fault()).isEqualTo(fault));
  }

  static Stream<Arguments> pairs() {
    return Stream.of(
        pair(Fault.LIST_SHRUNK, 150, 151, odd -> with(odd, i -> null)),
        pair(Fault.LIST_GREW, 1_000, 1_001, GatePairsTest::grown),
        pair(
            Fault.SUSPENSION_BURST,
            50,
            51,
            odd -> with(odd, i -> usual(i).with(Standing.SUSPENDED, LocalDate.of(2026, 11, 20)))),
        pair(Fault.TOO_MANY_SET_ASIDE, 10, 11, odd -> with(odd, i -> broken(i))),
        pair(Fault.VALUES_UNMAPPED, 5, 6, odd -> with(odd, i -> unreadable(code(i), null))),
        pair(Fault.STANDINGS_CONFLICT, 5, 6, GatePairsTest::twice),
        pair(
            Fault.DATES_WRONG, 10, 11, odd -> with(odd, i -> dated(i, LocalDate.of(2019, 12, 31)))),
        pair(
            Fault.DATES_WRONG,
            10,
            11,
            odd -> with(odd, i -> usual(i).with(Standing.VALID, TOMORROW.plusDays(1)))),
        pair(Fault.CODES_TAKEN_OVER, 0, 1, odd -> with(odd, i -> another(i))),
        pair(Fault.PROGRAMMES_SHIFTED, 200, 201, odd -> with(odd, i -> programme(i, "AEOC"))),
        pair(Fault.FIELD_EMPTIED, 200, 201, odd -> with(odd, i -> withoutOffice(i))));
  }

  @Test
  void aStandingThatBeginsTomorrowIsNotYetMisdated() {
    assertThat(judge(with(500, i -> usual(i).with(Standing.VALID, TOMORROW))))
        .isInstanceOf(Apply.class);
  }

  @Test
  void whoChangesItsNameOrItsIdentifiersAloneTakesNothingOver() {
    assertThat(judge(with(100, i -> copy(usual(i), usual(i).names(), "DE-NEW" + i))))
        .isInstanceOf(Apply.class);
    assertThat(judge(with(100, i -> copy(usual(i), renamed(i), "DE" + code(i)))))
        .isInstanceOf(Apply.class);
  }

  @Test
  void recordsThatAreSaidAgainAndAgainDoNotHideBrokenOnes() {
    var records = with(11, i -> broken(i));
    records.addAll(with(0, i -> usual(i)).subList(11, KNOWN));

    assertThat(judge(records))
        .isInstanceOfSatisfying(
            Hold.class, hold -> assertThat(hold.fault()).isEqualTo(Fault.TOO_MANY_SET_ASIDE));
  }

  @Test
  void aCodeIsTakenOverByWhoNamesNoIdentifiersToo() {
    assertThat(judge(with(1, i -> copy(usual(i), renamed(i), new TreeMap<>(), "AEOF", null))))
        .isInstanceOfSatisfying(
            Hold.class, hold -> assertThat(hold.fault()).isEqualTo(Fault.CODES_TAKEN_OVER));
  }

  @Test
  void aCodeThatWasAbsentIsTakenOverAsWell() {
    memory.apply(numbered(FULL, "L2", 8, TODAY, with(1, i -> null)));

    var back = numbered(FULL, "L3", 9, "2026-11-22T03:00:00Z", with(1, i -> another(i)));

    assertThat(judge(back))
        .isInstanceOfSatisfying(
            Hold.class, hold -> assertThat(hold.fault()).isEqualTo(Fault.CODES_TAKEN_OVER));
  }

  @Test
  void aNewerFullListUnderANumberThatWasUsedBeforeIsHeld() {
    var same = with(0, i -> usual(i));

    assertThat(judge(numbered(FULL, "L2", 8, TODAY, same))).isInstanceOf(Apply.class);
    assertThat(judge(numbered(FULL, "L2", 7, TODAY, same)))
        .isEqualTo(new Hold(Fault.SEQUENCE_WENT_BACK, "the list before had 7"));
    assertThat(judge(list("L2", FULL, OptionalLong.empty(), TODAY, same)))
        .isInstanceOf(Apply.class);
  }

  @Test
  void saysWhichProgrammeAndWhichFieldShifted() {
    assertThat(judge(with(300, i -> programme(i, "AEOC"))))
        .isEqualTo(new Hold(Fault.PROGRAMMES_SHIFTED, "AEOC: 0 of 1000 before, 300 of 1000 now"));
    assertThat(judge(with(300, i -> withoutOffice(i))))
        .isEqualTo(new Hold(Fault.FIELD_EMPTIED, "office: 1000 of 1000 before, 700 of 1000 now"));
  }

  /** What is judged is what the partner would become, however small the steps. */
  @Test
  void deltasAreJudgedByWhatTheyMakeOfTheWhole() {
    memory.apply(numbered(DELTA, "D1", 8, TODAY, few(0, 150, i -> programme(i, "AEOC"))));

    var next = few(150, 240, i -> programme(i, "AEOC"));
    assertThat(judge(numbered(DELTA, "D2", 9, "2026-11-22T03:00:00Z", next)))
        .isInstanceOf(Apply.class);
    assertThat(
            memory
                .jdbc()
                .sql("select operators from partner_makeup order by programme")
                .query(Long.class)
                .list())
        .containsExactly(150L, 850L);
  }

  @Test
  void countsAnewWhereTheCountsWereLost() {
    memory.jdbc().sql("truncate partner_makeup").update();

    assertThat(judge(with(201, i -> withoutOffice(i))))
        .isInstanceOfSatisfying(
            Hold.class, hold -> assertThat(hold.fault()).isEqualTo(Fault.FIELD_EMPTIED));
  }

  @Test
  void theCountsFollowWhatComesGoesAndReturns() {
    memory.apply(numbered(FULL, "L2", 8, TODAY, with(100, i -> null)));
    assertThat(operators()).isEqualTo(900);
    memory.apply(numbered(FULL, "L3", 9, "2026-11-22T03:00:00Z", grown(50)));
    assertThat(operators()).isEqualTo(1_050);
    assertThat(operators()).isEqualTo(memory.present().size());
  }

  @Test
  void showsWhatAHeldListWouldChangeRecordByRecord() {
    var exchange = UUID.randomUUID();
    var records = new ArrayList<Object>();
    records.add(programme(0, "AEOC"));
    records.add(usual(1).with(Standing.SUSPENDED, LocalDate.of(2026, 11, 20)));
    IntStream.range(3, KNOWN).forEach(i -> records.add(usual(i)));
    records.add(operator("NEW"));
    try (var staged =
        memory.registry.stage(exchange, Lists.EU, numbered(FULL, "L2", 8, TODAY, records))) {
      memory.inTransaction(() -> {
        var difference = memory.registry.compare(staged, memory.registry.lock("EU"));
        memory.registry.keepForPeople(staged);
        return difference;
      });
    }

    assertThat(memory.registry.heldChanges(exchange, "", 10))
        .extracting(each -> "%s %s".formatted(each.change(), each.code()))
        .containsExactly("AMENDED C0000", "SUSPENDED C0001", "ABSENT C0002", "GRANTED NEW");
    var first = memory.registry.heldChanges(exchange, "", 1).getFirst();
    assertThat(first.programmeBefore()).isEqualTo("AEOF");
    assertThat(first.programmeAfter()).isEqualTo("AEOC");
    var absent = memory.registry.heldChanges(exchange, "C0001", 1).getFirst();
    assertThat(absent.nameBefore()).isEqualTo("Muster C0002 GmbH");
    assertThat(absent.nameAfter()).isNull();
    assertThat(absent.standingAfter()).isNull();
  }

  private long operators() {
    return memory
        .jdbc()
        .sql("select sum(operators) from partner_makeup")
        .query(Long.class)
        .single();
  }

  private Verdict judge(List<Object> records) {
    return judge(numbered(FULL, "L2", 8, TODAY, records));
  }

  private Verdict judge(Supplier<OperatorStream> list) {
    return Gate.judge(memory.compare(list), BOUNDS, Lately.NOTHING);
  }

  private static Arguments pair(
      Fault fault, int inside, int outside, IntFunction<List<Object>> records) {
    return Arguments.of(fault, inside, outside, records);
  }

  private static Supplier<OperatorStream> numbered(
      ListType type, String id, long sequence, String asOf, Iterable<?> records) {
    return list(id, type, OptionalLong.of(sequence), asOf, records);
  }

  /** All that are known, the first ones odd; null leaves one out. */
  private static List<Object> with(int odd, IntFunction<@Nullable Object> how) {
    return few(0, KNOWN, i -> i < odd ? how.apply(i) : usual(i));
  }

  private static List<Object> few(int from, int to, IntFunction<@Nullable Object> how) {
    var records = new ArrayList<Object>();
    for (int i = from; i < to; i++) {
      var record = how.apply(i);
      if (record != null) {
        records.add(record);
      }
    }
    return records;
  }

  private static List<Object> grown(int by) {
    return few(0, KNOWN + by, GatePairsTest::usual);
  }

  /** The first ones come twice, with two standings. */
  private static List<Object> twice(int odd) {
    var records = with(0, i -> usual(i));
    for (int i = 0; i < odd; i++) {
      records.add(usual(i).with(Standing.SUSPENDED, LocalDate.of(2026, 11, 20)));
    }
    return records;
  }

  private static String code(int i) {
    return "C%04d".formatted(i);
  }

  private static Operator usual(int i) {
    return operator(code(i));
  }

  private static SetAside broken(int i) {
    var one = unreadable(code(i), null);
    return new SetAside(
        one.record(), one.at(), Fault.FIELD_MISSING, "no name", one.code(), null, null);
  }

  private static Operator dated(int i, LocalDate validTo) {
    return usual(i).validUntil(validTo);
  }

  private static Operator programme(int i, String programme) {
    var o = usual(i);
    return copy(o, o.names(), o.identifiers(), programme, o.office());
  }

  private static Operator withoutOffice(int i) {
    var o = usual(i);
    return copy(o, o.names(), o.identifiers(), o.programme(), null);
  }

  private static Operator another(int i) {
    return copy(usual(i), renamed(i), "DE-OTHER" + i);
  }

  private static List<Name> renamed(int i) {
    return List.of(new Name("Quite Another " + i + " AG", "de"));
  }

  private static Operator copy(Operator o, List<Name> names, String eori) {
    return copy(o, names, new TreeMap<>(Map.of("EORI", eori)), o.programme(), o.office());
  }

  private static Operator copy(
      Operator o,
      List<Name> names,
      SortedMap<String, String> identifiers,
      String programme,
      @Nullable String office) {
    return new Operator(
        o.partner(),
        o.code(),
        identifiers,
        names,
        o.address(),
        programme,
        o.roles(),
        o.standing(),
        o.standingSince(),
        o.validFrom(),
        o.validTo(),
        office,
        o.consent());
  }
}
