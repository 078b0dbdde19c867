package mra.registry;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import mra.canonical.ListHeader;
import mra.canonical.Operator;
import mra.partner.PartnerProfile;

/**
 * From when what a list tells of a newcomer was true: the day its standing began, else its first
 * valid day, by the partner's calendar; never later than the list.
 */
final class InForce {
  private static final int KEPT = 1 << 12;

  private final ZoneId zone;
  private final long asOf;

  /** Days seen lately and their first instants. */
  private final long[] days = new long[KEPT];

  private final long[] starts = new long[KEPT];

  InForce(PartnerProfile from, ListHeader header) {
    this.zone = from.timeZone();
    this.asOf = Times.micros(header.asOf());
    Arrays.fill(days, Long.MIN_VALUE);
  }

  /** Microseconds since 1970. */
  long from(Operator operator) {
    var day = operator.standingSince() == null ? operator.validFrom() : operator.standingSince();
    return day == null ? asOf : Math.min(asOf, start(day));
  }

  private long start(LocalDate day) {
    long number = day.toEpochDay();
    int slot = (int) number & (KEPT - 1);
    if (days[slot] != number) {
      days[slot] = number;
      starts[slot] = Times.micros(day.atStartOfDay(zone).toInstant());
    }
    return starts[slot];
  }
}
