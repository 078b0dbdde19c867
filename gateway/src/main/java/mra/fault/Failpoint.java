package mra.fault;

/**
 * Places where a test may kill the process as a power cut would. Chosen by the system property
 * {@code mra.failpoint}; without it, and always with {@code --external}, a failpoint does nothing.
 */
public enum Failpoint {
  AFTER_RECEIVE,
  AFTER_OPEN,
  IN_COPY,
  BEFORE_COMMIT,
  AFTER_COMMIT,
  BEFORE_RELAY,
  AFTER_RELAY,
  AFTER_SEAL,
  AFTER_HAND_OVER,
  BEFORE_MATCH,
  AFTER_MATCH,
  BEFORE_RECEIPT,
  AFTER_RECEIPT;

  private static final String CHOSEN = System.getProperty("mra.failpoint", "");

  /** Ends the process at once, without any clean-up, when this is the chosen place. */
  public void pass() {
    if (CHOSEN.equals(name())) {
      Runtime.getRuntime().halt(137);
    }
  }
}
