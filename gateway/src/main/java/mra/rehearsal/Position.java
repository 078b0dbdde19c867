package mra.rehearsal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where one administration stands between two runs.
 *
 * @param sequence of its last list
 * @param revision of its register: the number of changes so far
 * @param urgent number of its last urgent list
 * @param suspended codes suspended by urgent lists, with the day; null before the first
 */
record Position(
    long sequence, long revision, long urgent, @Nullable Map<String, String> suspended) {
  static final Position START = new Position(0, 0, 0, null);

  Position next(long changes) {
    return new Position(sequence + 1, revision + changes, urgent, suspended);
  }

  /** An urgent list does not consume the sequence. */
  Position urge(Collection<String> codes, LocalDate day) {
    var all = new TreeMap<>(Objects.requireNonNullElse(suspended, Map.<String, String>of()));
    codes.forEach(code -> all.putIfAbsent(code, day.toString()));
    return new Position(sequence, revision, urgent + 1, all);
  }

  /** The day on which an urgent list suspended it; null when none did. */
  @Nullable LocalDate suspended(String code) {
    var day = suspended == null ? null : suspended.get(code);
    return day == null ? null : LocalDate.parse(day);
  }
}
