package mra.rehearsal;

import static mra.fault.Fault.DELTA_WAITS;
import static mra.fault.Fault.HEADER_INVALID;
import static mra.fault.Fault.OUT_OF_ORDER;
import static mra.fault.Fault.TOO_URGENT;

import mra.canonical.Standing;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Counts;
import mra.journal.Receipt.Verdict;
import mra.rehearsal.TheirBooks.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Whether an administration takes a list of ours.
 *
 * @param fault why not; null when it does
 */
record TheirVerdict(Verdict verdict, @Nullable Fault fault, String detail) {
  private static final TheirVerdict TAKES = new TheirVerdict(Verdict.APPLIED, null, "");
  private static final TheirVerdict KNOWS = new TheirVerdict(Verdict.UNCHANGED, null, "");

  static TheirVerdict of(Refused refused) {
    return new TheirVerdict(Verdict.REFUSED, refused.fault(), refused.where());
  }

  static TheirVerdict refused(Fault fault, String detail) {
    return new TheirVerdict(Verdict.REFUSED, fault, detail);
  }

  static TheirVerdict taken(Counts counts) {
    return counts.unchanged() == counts.records() && counts.absent() == 0 ? KNOWS : TAKES;
  }

  /**
   * @param document under which the list travelled
   */
  static TheirVerdict of(TheirList list, String document, Turn turn) {
    if (!list.document().equals(document)) {
      return refused(HEADER_INVALID, "it travelled as " + document);
    }
    return switch (list.type()) {
      case FULL ->
          turn.fullAsOf() != null && list.asOf().isBefore(turn.fullAsOf())
              ? refused(OUT_OF_ORDER, "a later full list was taken")
              : TAKES;
      case DELTA -> delta(list.sequence(), turn.sequence());
      case URGENT ->
          list.operators().stream().anyMatch(each -> each.standing() == Standing.VALID)
              ? refused(TOO_URGENT, "it grants")
              : TAKES;
      case JOBS -> refused(HEADER_INVALID, "jobs are no list of ours");
    };
  }

  private static TheirVerdict delta(long sequence, @Nullable Long last) {
    if (last == null) {
      return new TheirVerdict(Verdict.HELD, DELTA_WAITS, "no full list came yet");
    }
    if (sequence <= last) {
      return refused(OUT_OF_ORDER, "sequence %d after %d".formatted(sequence, last));
    }
    return sequence == last + 1
        ? TAKES
        : new TheirVerdict(
            Verdict.HELD, DELTA_WAITS, "sequence %d came after %d".formatted(sequence, last));
  }
}
