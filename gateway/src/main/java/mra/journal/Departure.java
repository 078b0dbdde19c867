package mra.journal;

import java.util.List;
import mra.canonical.ListHeader;
import mra.canonical.SetAside;

/**
 * A list of ours, composed and not yet written.
 *
 * @param header its count is the number of records it will hold
 * @param counts withheld operators are counted as set aside, ended ones as revoked
 * @param withheld operators that could be told but lack what the agreement requires
 */
public record Departure(ListHeader header, Counts counts, List<SetAside> withheld) {

  /** Records that tell something new. */
  public long changes() {
    return counts.granted() + counts.amended() + counts.suspended() + counts.revoked();
  }
}
