package mra.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured comparison.
 *
 * @param ratio how many times better ours is; for a figure without a peer, what the goal bounds
 * @param better higher or lower: which ratio is the better one
 * @param goal null where the figure only informs
 * @param ours median
 * @param peer median, null where there is none
 * @param note spread, and what both sides did
 */
record Figure(
    String name,
    double ratio,
    Better better,
    @Nullable Double goal,
    double ours,
    @Nullable Double peer,
    String unit,
    String note) {

  enum Better {
    HIGHER,
    LOWER
  }

  /** Times of both sides, where less is better. */
  static Figure faster(String name, double goal, Series ours, Series peer, String digest) {
    var note =
        "ours %s, peer %s, both %s"
            .formatted(ours.spread(), peer.spread(), digest.substring(0, 12));
    double ratio = peer.median() / ours.median();
    return new Figure(name, ratio, Better.HIGHER, goal, ours.median(), peer.median(), "s", note);
  }

  boolean met() {
    if (goal == null) {
      return true;
    }
    return better == Better.HIGHER ? ratio >= goal : ratio <= goal;
  }
}
