package mra.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import mra.canonical.ListHeader;
import mra.partner.GateBounds.Numbering;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/**
 * Where the registry stands with one partner.
 *
 * @param knownAt when it last changed
 * @param changedBy the exchange that last touched an operator
 * @param present operators present now
 * @param lastAsOf of the last FULL or DELTA applied
 * @param lastList id of that list
 * @param lastSequence of the last FULL or DELTA applied that had one
 * @param fullAsOf of the last FULL applied
 * @param fullPresent operators present after the last FULL; empty before the first
 */
public record PartnerState(
    String partner,
    @Nullable Instant knownAt,
    @Nullable UUID changedBy,
    int present,
    @Nullable Instant lastAsOf,
    @Nullable String lastList,
    OptionalLong lastSequence,
    @Nullable Instant fullAsOf,
    OptionalInt fullPresent) {

  static final String ALL =
      """
      select id, known_at, changed_by, present, last_as_of, last_list, last_sequence, full_as_of,
             full_present
      from partner
      """;

  static final String ONE = ALL + "where id = :partner";

  static final String LOCK = ONE + " for update";

  /** Of whom no list ever came. */
  static PartnerState unknown(String partner) {
    return new PartnerState(
        partner, null, null, 0, null, null, OptionalLong.empty(), null, OptionalInt.empty());
  }

  /** The same where a list is looked at whose turn was judged when it came. */
  PartnerState outOfTurn() {
    return new PartnerState(
        partner,
        knownAt,
        changedBy,
        present,
        lastAsOf,
        lastList,
        OptionalLong.empty(),
        fullAsOf,
        fullPresent);
  }

  /**
   * Whether the partner's numbering may begin again with this list: once in each year of its own
   * calendar, where its profile says that it does.
   */
  boolean mayRestart(ListHeader list, PartnerProfile from) {
    return from.gate().quality().numbering() == Numbering.RESTARTS_YEARLY
        && lastAsOf != null
        && year(lastAsOf, from) < year(list.asOf(), from);
  }

  private static int year(Instant asOf, PartnerProfile from) {
    return asOf.atZone(from.timeZone()).getYear();
  }

  static PartnerState of(ResultSet row, int number) throws SQLException {
    return new PartnerState(
        row.getString("id"),
        Times.instant(row, "known_at"),
        row.getObject("changed_by", UUID.class),
        row.getInt("present"),
        Times.instant(row, "last_as_of"),
        row.getString("last_list"),
        optionalLong(row, "last_sequence"),
        Times.instant(row, "full_as_of"),
        optionalInt(row, "full_present"));
  }

  private static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static OptionalInt optionalInt(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
