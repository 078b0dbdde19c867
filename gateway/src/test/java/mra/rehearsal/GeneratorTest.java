package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import mra.canonical.Change;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {

  @ParameterizedTest
  @EnumSource
  void givesTheSameRegisterEachTime(Administration by) {
    assertThat(usual(by, 7)).isEqualTo(usual(by, 7)).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @EnumSource
  void givesAnotherRegisterForAnotherSeed(Administration by) {
    var other = list(new Generator(by, by.usualSize(), 1).expected(0));
    assertThat(other).isNotEqualTo(usual(by, 0)).hasSameSizeAs(usual(by, 0));
  }

  @ParameterizedTest
  @CsvSource({"EU,10000", "HK,90", "MO,40", "HK,1", "MO,7", "EU,30011"})
  void neverRepeatsACode(Administration by, long size) {
    var codes = new HashSet<String>();
    new Generator(by, size).expected(0).forEachRemaining(o -> codes.add(o.code().normalised()));
    assertThat(codes).hasSize((int) size);
  }

  @Test
  void holdsEveryStandingAndProgrammeOfEachAdministration() {
    assertThat(seen(Administration.EU, Operator::programme))
        .containsOnlyKeys("AEOC", "AEOS", "AEOF");
    assertThat(seen(Administration.HK, Operator::programme))
        .containsOnlyKeys("HK_TIER1", "HK_TIER2");
    assertThat(seen(Administration.MO, Operator::programme)).containsOnlyKeys("MO_A", "MO_B");
    assertThat(seen(Administration.EU, Operator::standing).keySet())
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Standing.WITHDRAWN)));
    assertThat(seen(Administration.HK, Operator::standing)).hasSize(Standing.values().length);
    assertThat(seen(Administration.MO, Operator::standing)).hasSize(Standing.values().length);
  }

  @Test
  void givesSomeFirmsOfTheUnionSeveralCertificates() {
    var perEori = seen(Administration.EU, o -> Objects.requireNonNull(o.identifiers().get("EORI")));
    assertThat(perEori.values()).contains(1L, 2L, 3L).hasSize(7_000);
  }

  @Test
  void leavesOutWhatAdministrationsLeaveOut() {
    assertThat(usual(Administration.EU, 0))
        .anyMatch(o -> o.address() == null)
        .anyMatch(o -> o.validTo() == null)
        .anyMatch(o -> o.roles().isEmpty())
        .anyMatch(o -> o.roles().size() == 9)
        .anyMatch(o -> o.code().received().matches("DEAEO[CSF]\\d{7}/\\d{2}"));
    assertThat(usual(Administration.HK, 0)).anyMatch(o -> o.names().size() == 1);
    assertThat(usual(Administration.MO, 0)).anyMatch(o -> o.address() == null);
  }

  @Test
  void writesNamesInTheScriptsOfTheirOperators() {
    var names = new StringBuilder();
    usual(Administration.EU, 0).forEach(o -> names.append(o.names()));
    usual(Administration.HK, 0).forEach(o -> names.append(o.names()));
    assertThat(names).contains("Großhandel", "Œuvres", "Παράδειγμα", "Примерна", "Żegluga", "示例");
  }

  @ParameterizedTest
  @CsvSource({
    "EU,10000,0,10",
    "EU,10000,40,250",
    "HK,90,0,10",
    "HK,90,10,20",
    "HK,90,700,790",
    "MO,40,0,10",
    "MO,40,31,71",
    "MO,1,0,1",
    "MO,3,11,14",
    "EU,25,1,26"
  })
  void changesExactlyWhatItSays(Administration by, long size, long from, long to) {
    var generator = new Generator(by, size);
    var said = new LinkedHashMap<String, Change>();
    generator.changes(from, to).forEach(c -> said.put(c.operator().code().normalised(), c.kind()));
    assertThat(said).hasSize((int) (to - from));
    assertThat(differences(generator, from, to)).isEqualTo(said);
  }

  @Test
  void changesInSeveralWays() {
    var kinds = EnumSet.noneOf(Change.class);
    new Generator(Administration.EU, 10_000).changes(0, 10).forEach(c -> kinds.add(c.kind()));
    assertThat(kinds)
        .contains(Change.GRANTED, Change.AMENDED, Change.SUSPENDED, Change.REVOKED, Change.ABSENT);
  }

  @Test
  void holdsOneOperatorAtATimeHoweverLongTheList() {
    var operators = new Generator(Administration.EU, 1_000_000).expected(0);
    long early = heapAfter(operators, 50_000);
    long late = heapAfter(operators, 900_000);
    assertThat(late).isLessThan(early + (20 << 20));
    assertThat(operators).hasNext();
  }

  private static long heapAfter(Iterator<Operator> operators, long steps) {
    for (long i = 0; i < steps; i++) {
      operators.next();
    }
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** What the registry would call each difference, found by comparing all records. */
  private static Map<String, Change> differences(Generator generator, long from, long to) {
    var before = byCode(generator.expected(from));
    var after = byCode(generator.expected(to));
    var ever = byCode(generator.expected(0)).keySet();
    var found = new HashMap<String, Change>();
    after.forEach((code, now) -> {
      var then = before.remove(code);
      if (then == null) {
        found.put(code, ever.contains(code) ? Change.RETURNED : Change.GRANTED);
      } else if (!then.equals(now)) {
        found.put(code, kind(then, now));
      }
    });
    before.keySet().forEach(code -> found.put(code, Change.ABSENT));
    return found;
  }

  private static Change kind(Operator then, Operator now) {
    if (then.standing() == now.standing() || now.standing() == Standing.VALID) {
      return Change.AMENDED;
    }
    return now.standing() == Standing.SUSPENDED ? Change.SUSPENDED : Change.REVOKED;
  }

  private static Map<String, Operator> byCode(Iterator<Operator> operators) {
    var found = new HashMap<String, Operator>();
    operators.forEachRemaining(o -> found.put(o.code().normalised(), o));
    return found;
  }

  private static <K> Map<K, Long> seen(Administration by, Function<Operator, K> property) {
    var seen = new HashMap<K, Long>();
    usual(by, 0).forEach(o -> seen.merge(property.apply(o), 1L, Long::sum));
    return seen;
  }

  private static List<Operator> usual(Administration by, long revision) {
    return list(new Generator(by, by.usualSize()).expected(revision));
  }

  private static List<Operator> list(Iterator<Operator> operators) {
    var list = new ArrayList<Operator>();
    operators.forEachRemaining(list::add);
    return list;
  }
}
