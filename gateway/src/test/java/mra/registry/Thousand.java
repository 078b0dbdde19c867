package mra.registry;

import static mra.canonical.ListType.FULL;
import static mra.registry.Lists.list;
import static mra.registry.Lists.operator;
import static mra.registry.Lists.unreadable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mra.canonical.ListType;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;
import mra.canonical.Standing;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Lists of a partner of 1,000 operators, of which a few are odd. */
final class Thousand {
  static final int KNOWN = 1_000;
  static final String YESTERDAY = "2026-11-20T03:00:00Z";
  static final String TODAY = "2026-11-21T03:00:00Z";
  static final LocalDate TOMORROW = LocalDate.of(2026, 11, 22);

  private Thousand() {}

  /** The list that makes them known. */
  static Supplier<OperatorStream> first() {
    return numbered(FULL, "L1", 7, YESTERDAY, with(0, i -> usual(i)));
  }

  static Supplier<OperatorStream> numbered(
      ListType type, String id, long sequence, String asOf, Iterable<?> records) {
    return list(id, type, OptionalLong.of(sequence), asOf, records);
  }

  /** All that are known, the first ones odd; null leaves one out. */
  static List<Object> with(int odd, IntFunction<@Nullable Object> how) {
    return few(0, KNOWN, i -> i < odd ? how.apply(i) : usual(i));
  }

  static List<Object> few(int from, int to, IntFunction<@Nullable Object> how) {
    var records = new ArrayList<Object>();
    for (int i = from; i < to; i++) {
      var record = how.apply(i);
      if (record != null) {
        records.add(record);
      }
    }
    return records;
  }

  static List<Object> grown(int by) {
    return few(0, KNOWN + by, Thousand::usual);
  }

  /** The first ones come twice, with two standings. */
  static List<Object> twice(int odd) {
    var records = with(0, i -> usual(i));
    for (int i = 0; i < odd; i++) {
      records.add(usual(i).with(Standing.SUSPENDED, LocalDate.of(2026, 11, 20)));
    }
    return records;
  }

  static String code(int i) {
    return "C%04d".formatted(i);
  }

  static Operator usual(int i) {
    return operator(code(i));
  }

  static SetAside broken(int i) {
    var one = unreadable(code(i), null);
    return new SetAside(
        one.record(), one.at(), Fault.FIELD_MISSING, "no name", one.code(), null, null);
  }

  static Operator dated(int i, LocalDate validTo) {
    return usual(i).validUntil(validTo);
  }

  static Operator programme(int i, String programme) {
    var o = usual(i);
    return copy(o, o.names(), o.identifiers(), programme, o.office());
  }

  static Operator withoutOffice(int i) {
    var o = usual(i);
    return copy(o, o.names(), o.identifiers(), o.programme(), null);
  }

  static Operator another(int i) {
    return copy(usual(i), renamed(i), "DE-OTHER" + i);
  }

  /** With names in other letters than its usual ones, and none of those. */
  static Operator named(int i, String... names) {
    return copy(
        usual(i), Stream.of(names).map(name -> new Name(name, null)).toList(), "DE" + code(i));
  }

  static List<Name> renamed(int i) {
    return List.of(new Name("Quite Another " + i + " AG", "de"));
  }

  static Operator copy(Operator o, List<Name> names, String eori) {
    return copy(o, names, new TreeMap<>(Map.of("EORI", eori)), o.programme(), o.office());
  }

  static Operator copy(
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
