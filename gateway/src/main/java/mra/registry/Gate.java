package mra.registry;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import mra.canonical.ListType;
import mra.fault.Fault;
import mra.partner.GateBounds;
import mra.partner.GateBounds.Quality;
import mra.registry.Makeup.Counts;
import mra.registry.Verdict.Apply;
import mra.registry.Verdict.Hold;
import mra.registry.Verdict.Refuse;

/** Refuses to swallow a list that looks wrong as a whole. */
public final class Gate {
  private Gate() {}

  /**
   * @param lately what lists of its kind changed within a day, since two persons last looked: what
   *     one list may not do, several may not do step by step
   */
  public static Verdict judge(Difference list, GateBounds bounds, Lately lately) {
    if (list.type() == ListType.URGENT) {
      return judgeUrgent(list, bounds, lately);
    }
    if (list.type() == ListType.FULL && isEmpty(list)) {
      return new Hold(Fault.LIST_EMPTY, list.presentBefore() + " operators are known");
    }
    var oddRecords = judgeRecords(list, bounds.quality());
    if (oddRecords instanceof Hold) {
      return oddRecords;
    }
    long of = list.different();
    if (exceeds(list.setAside(), bounds.setAsideMax(), of)) {
      return hold(Fault.TOO_MANY_SET_ASIDE, list.setAside(), bounds.setAsideMax(), of);
    }
    if (list.base().isEmpty()) {
      return bounds.holdFirst()
          ? new Hold(Fault.FIRST_LIST, list.granted() + " operators")
          : new Apply();
    }
    var odd = judgeChange(list, bounds, lately);
    return odd instanceof Hold ? odd : judgeWhole(list.doubts(), bounds.quality());
  }

  private static Verdict judgeChange(Difference list, GateBounds bounds, Lately lately) {
    long base = lately.before(list.presentBefore());
    var odd =
        step(Fault.LIST_SHRUNK, list.absent(), lately.absent(), bounds.shrinkMax(), base)
            .or(() ->
                step(Fault.LIST_GREW, list.gained(), lately.gained(), bounds.growthMax(), base))
            .or(() ->
                step(
                    Fault.SUSPENSION_BURST,
                    list.ended(),
                    lately.ended(),
                    bounds.suspensionsMax(),
                    base));
    return odd.isPresent() ? odd.get() : new Apply();
  }

  /** Who takes no further step is not held for those that were taken. */
  private static Optional<Hold> step(Fault fault, long by, long lately, double bound, long base) {
    if (exceeds(by, bound, base)) {
      return Optional.of(hold(fault, by, bound, base));
    }
    return by > 0 && exceedsInADay(by + lately, bound, base)
        ? Optional.of(hold(fault, by + lately, bound, base + " within a day"))
        : Optional.empty();
  }

  /** What single records say, whatever was known before. */
  private static Verdict judgeRecords(Difference list, Quality bounds) {
    var doubts = list.doubts();
    long of = list.different();
    if (exceeds(doubts.unmapped(), bounds.unmappedMax(), of)) {
      return hold(Fault.VALUES_UNMAPPED, doubts.unmapped(), bounds.unmappedMax(), of);
    }
    if (exceeds(doubts.conflicting(), bounds.conflictsMax(), of)) {
      return hold(Fault.STANDINGS_CONFLICT, doubts.conflicting(), bounds.conflictsMax(), of);
    }
    if (exceeds(doubts.misdated(), bounds.misdatedMax(), of)) {
      return hold(Fault.DATES_WRONG, doubts.misdated(), bounds.misdatedMax(), of);
    }
    if (exceeds(doubts.mixedNames(), bounds.mixedNamesMax(), of)) {
      return hold(Fault.NAMES_MIXED, doubts.mixedNames(), bounds.mixedNamesMax(), of);
    }
    if (doubts.lookalikes() > bounds.lookalikesMax()) {
      return hold(Fault.NAMES_LOOK_ALIKE, doubts.lookalikes(), bounds.lookalikesMax());
    }
    return new Apply();
  }

  /** What the list makes of the partner, though it changes no more than it may. */
  private static Verdict judgeWhole(Doubts doubts, Quality bounds) {
    if (doubts.lastSequence().isPresent()) {
      var detail = "the list before had %d".formatted(doubts.lastSequence().getAsLong());
      return new Hold(Fault.SEQUENCE_WENT_BACK, detail);
    }
    if (doubts.takenOver() > bounds.takeoversMax()) {
      return hold(Fault.CODES_TAKEN_OVER, doubts.takenOver(), bounds.takeoversMax());
    }
    return judgeMakeup(doubts.before(), doubts.after(), bounds);
  }

  private static Verdict judgeMakeup(Makeup before, Makeup after, Quality bounds) {
    var had = before.all();
    var has = after.all();
    var programmes = new TreeSet<>(before.programmes().keySet());
    programmes.addAll(after.programmes().keySet());
    for (var programme : programmes) {
      long were = count(before, programme);
      long are = count(after, programme);
      var shift = shift(were, had.operators(), are, has.operators());
      if (isMuch(shift.abs(), bounds.mixMax(), were - are, had)) {
        return shifted(Fault.PROGRAMMES_SHIFTED, programme, were, had, are, has);
      }
    }
    for (int i = 0; i < Makeup.FIELDS.size(); i++) {
      long were = had.fields().get(i);
      long are = has.fields().get(i);
      var loss = shift(were, had.operators(), are, has.operators()).negate();
      if (isMuch(loss, bounds.fillMax(), were - are, had)) {
        return shifted(Fault.FIELD_EMPTIED, Makeup.FIELDS.get(i), were, had, are, has);
      }
    }
    return new Apply();
  }

  private static long count(Makeup makeup, String programme) {
    var counts = makeup.programmes().get(programme);
    return counts == null ? 0 : counts.operators();
  }

  private static BigDecimal shift(long were, long ofThem, long are, long ofThose) {
    return Makeup.share(are, ofThose).subtract(Makeup.share(were, ofThem));
  }

  private static boolean isMuch(BigDecimal shift, double bound, long by, Counts had) {
    return had.operators() > 0
        && Math.abs(by) > GateBounds.MINIMUM
        && shift.compareTo(BigDecimal.valueOf(bound)) > 0;
  }

  private static Hold shifted(
      Fault fault, String what, long were, Counts had, long are, Counts has) {
    return new Hold(
        fault,
        "%s: %d of %d before, %d of %d now"
            .formatted(what, were, had.operators(), are, has.operators()));
  }

  private static Verdict judgeUrgent(Difference list, GateBounds bounds, Lately lately) {
    if (list.giving() > 0) {
      return new Refuse(Fault.TOO_URGENT, list.giving() + " changes give recognition");
    }
    if (list.changes() > bounds.urgentMax()) {
      return new Refuse(
          Fault.TOO_URGENT,
          "%d changes, at most %d are allowed".formatted(list.changes(), bounds.urgentMax()));
    }
    long base = lately.before(list.presentBefore());
    long ended = list.ended() + lately.ended();
    return list.ended() > 0
            && ended > bounds.urgentMax()
            && exceedsInADay(ended, bounds.suspensionsMax(), base)
        ? hold(Fault.SUSPENSION_BURST, ended, bounds.suspensionsMax(), base + " within a day")
        : new Apply();
  }

  private static boolean isEmpty(Difference list) {
    return list.records() == 0 && list.presentBefore() > 0;
  }

  private static boolean exceeds(long count, double bound, long of) {
    return count > GateBounds.MINIMUM && isMore(count, bound, of);
  }

  private static boolean exceedsInADay(long count, double bound, long of) {
    return count > GateBounds.DAY_MINIMUM && isMore(count, bound, of);
  }

  /** Decimal, so that 29 % of 100 is 29 and not a hair less. */
  private static boolean isMore(long count, double bound, long of) {
    var most = BigDecimal.valueOf(bound).multiply(BigDecimal.valueOf(of));
    return BigDecimal.valueOf(count).compareTo(most) > 0;
  }

  private static Hold hold(Fault fault, long count, int most) {
    return new Hold(fault, "%d, the bound is %d".formatted(count, most));
  }

  private static Hold hold(Fault fault, long count, double bound, Object of) {
    return new Hold(
        fault,
        String.format(Locale.ROOT, "%d of %s, the bound is %s %%", count, of, percent(bound)));
  }

  private static String percent(double bound) {
    return String.format(Locale.ROOT, "%.1f", bound * 100);
  }
}
