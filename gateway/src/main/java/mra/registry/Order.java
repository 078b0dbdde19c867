package mra.registry;

import java.time.Instant;
import mra.canonical.ListHeader;
import mra.fault.Fault;
import mra.partner.PartnerProfile;
import mra.registry.Verdict.Apply;
import mra.registry.Verdict.Hold;
import mra.registry.Verdict.Refuse;
import org.jspecify.annotations.Nullable;

/** Whether it is this list's turn. */
public final class Order {
  private Order() {}

  /**
   * Judges a list by its header alone.
   *
   * @param from whose it is
   * @param fullHeld whether a FULL of the partner is held: deltas wait behind it
   */
  public static Verdict judge(
      PartnerState state, PartnerProfile from, ListHeader list, boolean fullHeld) {
    return switch (list.type()) {
      case URGENT -> new Apply();
      case FULL -> isOlder(list.asOf(), state.fullAsOf()) ? outOfOrder(state) : new Apply();
      case DELTA -> judgeDelta(state, from, list, fullHeld);
      // Each operator it says something of is compared by its own as-of.
      case JOBS -> state.fullAsOf() == null ? noneYet() : new Apply();
    };
  }

  private static Verdict judgeDelta(
      PartnerState state, PartnerProfile from, ListHeader list, boolean fullHeld) {
    if (isOlder(list.asOf(), state.fullAsOf())) {
      return outOfOrder(state);
    }
    if (state.fullAsOf() == null) {
      return noneYet();
    }
    if (fullHeld) {
      return new Hold(Fault.DELTA_WAITS, "a full list is held");
    }
    if (list.sequence().isEmpty() || state.lastSequence().isEmpty()) {
      return isOlder(list.asOf(), state.lastAsOf()) ? outOfOrder(state) : new Apply();
    }
    long sequence = list.sequence().getAsLong();
    long last = state.lastSequence().getAsLong();
    return sequence <= last && state.mayRestart(list, from)
        ? judgeSequence(sequence, 0)
        : judgeSequence(sequence, last);
  }

  private static Verdict noneYet() {
    return new Hold(Fault.DELTA_WAITS, "no full list was applied yet");
  }

  private static Verdict judgeSequence(long sequence, long last) {
    if (sequence <= last) {
      return new Refuse(Fault.OUT_OF_ORDER, "sequence %d after %d".formatted(sequence, last));
    }
    if (sequence > last + 1) {
      return new Hold(
          Fault.DELTA_WAITS, "sequence %d came, %d is next".formatted(sequence, last + 1));
    }
    return new Apply();
  }

  private static boolean isOlder(Instant asOf, @Nullable Instant than) {
    return than != null && asOf.isBefore(than);
  }

  private static Verdict outOfOrder(PartnerState state) {
    return new Refuse(Fault.OUT_OF_ORDER, "a list as of " + state.lastAsOf() + " was applied");
  }
}
