package mra.fault;

/** What happens to what failed. There is no "log and continue". */
public enum Remedy {
  RETRY("The transport: tried again with growing pauses, then left to the next schedule."),
  QUARANTINE(
      "The message: kept, not applied; tried again, with the same id, after a change of configuration or by an operator."),
  REFUSE(
      "The message, finally: kept as evidence; the same message gets the same answer. The last good list stays in force."),
  SET_ASIDE("The record: the list goes on without it. Too many of them hold the list."),
  HOLD("The list as a whole waits for people; the last good list stays in force."),
  MEND("Not an exchange: the caller or the configuration has to be mended.");

  private final String meaning;

  Remedy(String meaning) {
    this.meaning = meaning;
  }

  /** One English sentence for people. */
  public String meaning() {
    return meaning;
  }
}
