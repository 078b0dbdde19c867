package mra.rehearsal;

import java.time.LocalDate;
import mra.canonical.Change;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The part of an operator that time changes.
 *
 * @param amendments how often its record was amended
 */
record Life(
    Standing standing,
    LocalDate since,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    int amendments,
    boolean present) {
  private static final LocalDate CHANGES_BEGIN = LocalDate.of(2025, 3, 1);
  private static final int CHANGES_LAST_DAYS = 200;

  /** What a change makes of it: always something that can be seen from outside. */
  Life touched(long change) {
    return switch (kindOf(change)) {
      case RETURNED -> with(standing, since, amendments, true);
      case ABSENT -> with(standing, since, amendments, false);
      case REVOKED -> with(Standing.REVOKED, day(change), amendments, true);
      case SUSPENDED -> with(Standing.SUSPENDED, day(change), amendments, true);
      case AMENDED, GRANTED ->
          standing == Standing.SUSPENDED
              ? with(Standing.VALID, day(change), amendments, true)
              : with(standing, since, amendments + 1, true);
    };
  }

  Change kindOf(long change) {
    if (!present) {
      return Change.RETURNED;
    }
    return switch (standing) {
      case REVOKED, WITHDRAWN, EXPIRED -> Change.ABSENT;
      case SUSPENDED -> change % 2 == 0 ? Change.AMENDED : Change.REVOKED;
      case VALID -> kindOfValid(change);
    };
  }

  private static Change kindOfValid(long change) {
    return switch ((int) (change % 5)) {
      case 1 -> Change.AMENDED;
      case 2 -> Change.SUSPENDED;
      case 3 -> Change.REVOKED;
      default -> Change.ABSENT;
    };
  }

  private Life with(Standing other, LocalDate from, int amended, boolean there) {
    return new Life(other, from, validFrom, validTo, amended, there);
  }

  private static LocalDate day(long change) {
    return CHANGES_BEGIN.plusDays(change % CHANGES_LAST_DAYS);
  }

  /** How an operator stands before any change. */
  static Life first(Draw draw, Standing standing, boolean alwaysEnds) {
    var from = LocalDate.of(2012, 1, 1).plusDays(draw.below(4_400));
    var ended = LocalDate.of(2024, 3, 1).plusDays(draw.below(300));
    var later = LocalDate.of(2035, 1, 1).plusDays(draw.below(1_800));
    boolean ends = alwaysEnds || draw.below(3) > 0;
    return switch (standing) {
      case VALID -> new Life(standing, from, from, ends ? later : null, 0, true);
      case EXPIRED -> new Life(standing, ended, from, ended.minusDays(1), 0, true);
      case SUSPENDED, REVOKED, WITHDRAWN ->
          new Life(standing, ended, from, ends ? later : null, 0, true);
    };
  }
}
