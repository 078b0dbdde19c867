package mra.mapping;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mra.partner.Place;
import org.jspecify.annotations.Nullable;

/** What a partner's code values mean to us, by the day of the list. */
record CodeList(String name, List<Row> rows) {

  /**
   * @param from first day, null when always
   * @param to last day, null when open
   * @param write whether this spelling is the one written where several mean the same
   */
  record Row(
      Place place,
      String theirs,
      String ours,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      boolean write) {

    boolean holdsOn(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    boolean overlaps(Row other) {
      return (from == null || other.to == null || !other.to.isBefore(from))
          && (other.from == null || to == null || !to.isBefore(other.from));
    }

    /** For people, the days that it overlaps another on; nothing where both hold always. */
    String common(Row other) {
      var first =
          from == null || (other.from != null && other.from.isAfter(from)) ? other.from : from;
      var last = to == null || (other.to != null && other.to.isBefore(to)) ? other.to : to;
      return first == null && last == null
          ? ""
          : ", and both hold"
              + (first == null ? "" : " from " + first)
              + (last == null ? "" : " to " + last);
    }
  }

  Map<String, String> reading(LocalDate day) {
    var map = new HashMap<String, String>();
    for (var row : rows) {
      if (row.holdsOn(day)) {
        map.put(row.theirs, row.ours);
      }
    }
    return map;
  }

  Map<String, String> writing(LocalDate day) {
    var map = new HashMap<String, String>();
    for (var row : rows) {
      if (row.holdsOn(day) && row.write) {
        map.put(row.ours, row.theirs);
      }
    }
    return map;
  }
}
