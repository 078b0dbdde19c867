package mra.fault;

/** What happens to what failed. There is no "log and continue". */
public enum Remedy {
  /** The transport: tried again with growing pauses. */
  RETRY,
  /**
   * The message: kept, not applied, tried again after a change of configuration or by an operator.
   */
  QUARANTINE,
  /** The message, finally: kept as evidence; the same message gets the same answer. */
  REFUSE,
  /** The record: the list goes on without it. */
  SET_ASIDE,
  /** The list as a whole waits for two people. */
  HOLD,
  /** Not an exchange: the caller's or the configuration's to mend. */
  MEND
}
