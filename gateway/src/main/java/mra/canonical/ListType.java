package mra.canonical;

/**
 * FULL states everybody, DELTA what changed, URGENT only takes recognition away. JOBS are
 * re-validation jobs of our own programme, which say of an operator only what their outcome does.
 */
public enum ListType {
  FULL,
  DELTA,
  URGENT,
  JOBS;

  /** Whether it has its turn among the lists, and so tells how fresh what we know is. */
  public boolean hasTurn() {
    return this == FULL || this == DELTA;
  }
}
