package mra.registry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many operators there are of each programme, and how many of them have each field.
 *
 * @param programmes by the programme's code; counts may be negative in a difference
 */
public record Makeup(SortedMap<String, Counts> programmes) {
  /** Of nobody. */
  public static final Makeup NONE = new Makeup(Collections.emptySortedMap());

  /** The fields that a record may lack, in the order of {@link Counts#fields}. */
  static final List<String> FIELDS =
      List.of("address", "identifiers", "roles", "valid_from", "valid_to", "office");

  /** What {@link #of(List)} reads, over rows {@code o} that carry the canonical columns. */
  static final String COUNTS =
      """
      count(*) as operators, count(o.address_lines) as address,
      count(*) filter (where cardinality(o.identifiers) > 0) as identifiers,
      count(*) filter (where cardinality(o.roles) > 0) as roles,
      count(o.valid_from) as valid_from, count(o.valid_to) as valid_to, count(o.office) as office
      """;

  /**
   * Of one programme.
   *
   * @param fields as many as {@link #FIELDS}
   */
  public record Counts(long operators, List<Long> fields) {
    Counts plus(Counts other, int sign) {
      var sums = new ArrayList<Long>(fields.size());
      for (int i = 0; i < fields.size(); i++) {
        sums.add(fields.get(i) + sign * other.fields.get(i));
      }
      return new Counts(operators + sign * other.operators, sums);
    }
  }

  /** One programme's part. */
  record Row(String programme, Counts counts) {
    static Row of(ResultSet row, int number) throws SQLException {
      var fields = new ArrayList<Long>();
      for (var field : FIELDS) {
        fields.add(row.getLong(field));
      }
      return new Row(row.getString("programme"), new Counts(row.getLong("operators"), fields));
    }
  }

  static Makeup of(List<Row> rows) {
    var programmes = new TreeMap<String, Counts>();
    rows.forEach(row -> programmes.put(row.programme(), row.counts()));
    return new Makeup(programmes);
  }

  /** All programmes together. */
  public Counts all() {
    var none = new Counts(0, Collections.nCopies(FIELDS.size(), 0L));
    return programmes.values().stream().reduce(none, (a, b) -> a.plus(b, 1));
  }

  Makeup plus(Makeup other) {
    return with(other, 1);
  }

  Makeup minus(Makeup other) {
    return with(other, -1);
  }

  private Makeup with(Makeup other, int sign) {
    var sums = new TreeMap<>(programmes);
    other.programmes.forEach((programme, counts) -> {
      var none = new Counts(0, Collections.nCopies(FIELDS.size(), 0L));
      sums.put(programme, sums.getOrDefault(programme, none).plus(counts, sign));
    });
    return new Makeup(sums);
  }

  /** A part of a whole, exactly enough to be laid beside a bound; 0 of nothing. */
  static BigDecimal share(long part, long of) {
    return of == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(of), 9, RoundingMode.HALF_EVEN);
  }
}
