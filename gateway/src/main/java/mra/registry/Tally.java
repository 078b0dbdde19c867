package mra.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import mra.canonical.Operator;
import mra.canonical.SetAside;
import mra.canonical.Standing;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Counts the records of a list as they pass, for a first list, with which nothing is compared. */
final class Tally {
  private final LocalDate tomorrow;
  private final Map<String, long[]> programmes = new HashMap<>();
  private long valid;
  private long misdated;
  private long unmapped;

  /**
   * @param tomorrow the last day on which a standing of this list may begin
   */
  Tally(LocalDate tomorrow) {
    this.tomorrow = tomorrow;
  }

  void operator(Operator operator) {
    valid += operator.standing() == Standing.VALID ? 1 : 0;
    misdated += isMisdated(operator) ? 1 : 0;
    var counts =
        programmes.computeIfAbsent(operator.programme(), any -> new long[Makeup.FIELDS.size() + 1]);
    counts[0]++;
    counts[1] += operator.address() == null ? 0 : 1;
    counts[2] += operator.identifiers().isEmpty() ? 0 : 1;
    counts[3] += operator.roles().isEmpty() ? 0 : 1;
    counts[4] += has(operator.validFrom());
    counts[5] += has(operator.validTo());
    counts[6] += has(operator.office());
  }

  void setAside(SetAside record) {
    unmapped += record.fault() == Fault.CODE_VALUE_UNMAPPED ? 1 : 0;
  }

  long valid() {
    return valid;
  }

  long misdated() {
    return misdated;
  }

  long unmapped() {
    return unmapped;
  }

  Makeup makeup() {
    var all = new TreeMap<String, Makeup.Counts>();
    programmes.forEach((programme, counts) -> {
      var fields = new ArrayList<Long>();
      for (int i = 1; i < counts.length; i++) {
        fields.add(counts[i]);
      }
      all.put(programme, new Makeup.Counts(counts[0], fields));
    });
    return new Makeup(Collections.unmodifiableSortedMap(all));
  }

  private boolean isMisdated(Operator operator) {
    var from = operator.validFrom();
    var to = operator.validTo();
    var since = operator.standingSince();
    return (from != null && to != null && to.isBefore(from))
        || (since != null && since.isAfter(tomorrow));
  }

  private static int has(@Nullable Object value) {
    return value == null ? 0 : 1;
  }
}
