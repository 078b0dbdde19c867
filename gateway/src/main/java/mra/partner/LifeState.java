package mra.partner;

/**
 * Where a partner stands in its life, and what each state permits: one row a state. {@link
 * LifeMove} says how it gets from one to another. The names are API.
 */
public enum LifeState {
  //       exchanges, brought, told, seen, recognised
  /** Its files are here; nothing is exchanged. */
  DRAFT(false, false, false, false, false),
  /** A simulated administration passed with these files; nothing is exchanged yet. */
  REHEARSED(false, false, false, false, false),
  /** Everything happens with the true administration, and clearance sees nothing of it. */
  SHADOW(true, true, false, false, false),
  /** Everything happens. */
  LIVE(true, true, true, true, true),
  /** A person stopped recognition; lists go both ways, so that it resumes by the newest one. */
  PAUSED(true, true, true, true, false),
  /** It is over; what is known stays until its retention ends. */
  RETIRED(false, false, false, false, false);

  private final boolean exchanges;
  private final boolean brought;
  private final boolean told;
  private final boolean seen;
  private final boolean recognised;

  LifeState(boolean exchanges, boolean brought, boolean told, boolean seen, boolean recognised) {
    this.exchanges = exchanges;
    this.brought = brought;
    this.told = told;
    this.seen = seen;
    this.recognised = recognised;
  }

  /** Whether its list is fetched, read and put in force, and answered by receipts. */
  public boolean exchanges() {
    return exchanges;
  }

  /** Whether lists are taken that it brings. */
  public boolean brought() {
    return brought;
  }

  /** Whether it is told of our own programme. */
  public boolean told() {
    return told;
  }

  /** Whether clearance hears of its operators: changes, snapshot, index. */
  public boolean seen() {
    return seen;
  }

  /** Whether its operators may be recognised. */
  public boolean recognised() {
    return recognised;
  }
}
