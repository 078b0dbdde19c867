package mra.registry;

/**
 * What lists of a partner changed within a day, since two persons last looked at one.
 *
 * @param gained granted or returned
 * @param ended suspended, or ended for good
 */
public record Lately(long absent, long gained, long ended) {
  public static final Lately NOTHING = new Lately(0, 0, 0);

  /** How many operators were present before all of that. */
  long before(long present) {
    return present + absent - gained;
  }
}
