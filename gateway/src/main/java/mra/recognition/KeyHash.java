package mra.recognition;

/** Spreads keys over slots, and stands for a registered name. */
interface KeyHash {
  /**
   * @param key characters below 256 only
   */
  long of(String key);

  long ofName(String name);
}
