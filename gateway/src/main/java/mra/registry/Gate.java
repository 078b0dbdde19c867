package mra.registry;

import java.math.BigDecimal;
import java.util.Locale;
import mra.canonical.ListType;
import mra.fault.Fault;
import mra.partner.GateBounds;
import mra.registry.Verdict.Apply;
import mra.registry.Verdict.Hold;
import mra.registry.Verdict.Refuse;

/** Refuses to swallow a list that looks wrong as a whole. */
public final class Gate {
  private Gate() {}

  public static Verdict judge(Difference list, GateBounds bounds) {
    if (list.type() == ListType.URGENT) {
      return judgeUrgent(list, bounds);
    }
    if (list.type() == ListType.FULL && isEmpty(list)) {
      return new Hold(Fault.LIST_EMPTY, list.presentBefore() + " operators are known");
    }
    if (exceeds(list.setAside(), bounds.setAsideMax(), list.records())) {
      return hold(Fault.TOO_MANY_SET_ASIDE, list.setAside(), bounds.setAsideMax(), list.records());
    }
    if (list.base().isEmpty()) {
      return bounds.holdFirst()
          ? new Hold(Fault.FIRST_LIST, list.granted() + " operators")
          : new Apply();
    }
    return judgeChange(list, bounds, list.base().getAsInt());
  }

  private static Verdict judgeChange(Difference list, GateBounds bounds, long base) {
    if (exceeds(list.absent(), bounds.shrinkMax(), base)) {
      return hold(Fault.LIST_SHRUNK, list.absent(), bounds.shrinkMax(), base);
    }
    long gained = list.granted() + list.returned();
    if (exceeds(gained, bounds.growthMax(), base)) {
      return hold(Fault.LIST_GREW, gained, bounds.growthMax(), base);
    }
    // An end takes recognition away as a suspension does, and is as suspicious in bulk.
    long ended = list.suspended() + list.revoked();
    if (exceeds(ended, bounds.suspensionsMax(), base)) {
      return hold(Fault.SUSPENSION_BURST, ended, bounds.suspensionsMax(), base);
    }
    return new Apply();
  }

  private static Verdict judgeUrgent(Difference list, GateBounds bounds) {
    if (list.giving() > 0) {
      return new Refuse(Fault.TOO_URGENT, list.giving() + " changes give recognition");
    }
    if (list.changes() > bounds.urgentMax()) {
      return new Refuse(
          Fault.TOO_URGENT,
          "%d changes, at most %d are allowed".formatted(list.changes(), bounds.urgentMax()));
    }
    return new Apply();
  }

  private static boolean isEmpty(Difference list) {
    return list.records() == 0 && list.presentBefore() > 0;
  }

  /** Decimal, so that 29 % of 100 is 29 and not a hair less. */
  private static boolean exceeds(long count, double bound, long of) {
    var most = BigDecimal.valueOf(bound).multiply(BigDecimal.valueOf(of));
    return count > GateBounds.MINIMUM && BigDecimal.valueOf(count).compareTo(most) > 0;
  }

  private static Hold hold(Fault fault, long count, double bound, long of) {
    return new Hold(
        fault,
        String.format(Locale.ROOT, "%d of %d, the bound is %s %%", count, of, percent(bound)));
  }

  private static String percent(double bound) {
    return String.format(Locale.ROOT, "%.1f", bound * 100);
  }
}
