package mra.registry;

import java.util.OptionalLong;
import mra.canonical.ListHeader;
import mra.canonical.ListType;

/**
 * What is odd about a list beyond how much it changes.
 *
 * @param repeated records that say once more what another one says
 * @param unmapped records with a value that no code list knows
 * @param conflicting codes that the list gives two standings
 * @param takenOver codes known before that now have another enterprise's names and identifiers
 * @param misdated records, of those that are new or changed, that end before they begin or whose
 *     standing begins after the list
 * @param lastSequence of the list before, where this FULL one does not follow it
 * @param before how the operators present are made up
 * @param after how they would be
 */
public record Doubts(
    long repeated,
    long unmapped,
    long conflicting,
    long takenOver,
    long misdated,
    OptionalLong lastSequence,
    Makeup before,
    Makeup after) {

  /** Nothing is odd. */
  public static final Doubts NONE =
      new Doubts(0, 0, 0, 0, 0, OptionalLong.empty(), Makeup.NONE, Makeup.NONE);

  /** A newer FULL under a number that was used before: two senders, or one that starts over. */
  static OptionalLong sequenceBefore(ListHeader list, PartnerState state) {
    boolean isBack =
        list.type() == ListType.FULL
            && list.sequence().isPresent()
            && state.lastSequence().isPresent()
            && list.sequence().getAsLong() <= state.lastSequence().getAsLong();
    return isBack ? state.lastSequence() : OptionalLong.empty();
  }
}
