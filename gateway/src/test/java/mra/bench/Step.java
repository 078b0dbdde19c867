package mra.bench;

/** One list that both sides take in, and how long that took them. */
final class Step {
  final ListFile list;
  final Series ours = new Series();
  final Series peer = new Series();
  private final String name;
  private final double goal;
  private String digest = "";

  Step(String name, double goal, ListFile list) {
    this.name = name;
    this.goal = goal;
    this.list = list;
  }

  /** The same without keeping the times. */
  Step rehearsal() {
    return new Step(name, goal, list);
  }

  /** No figure for work that was not the same. */
  void agree(String ours, String peer) {
    if (!ours.equals(peer)) {
      throw new IllegalStateException(
          "%s: the rows differ: ours %s, peer %s".formatted(name, ours, peer));
    }
    digest = ours;
  }

  Figure figure() {
    return Figure.faster(name, goal, ours, peer, digest);
  }
}
