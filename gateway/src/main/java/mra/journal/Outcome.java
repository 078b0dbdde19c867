package mra.journal;

import mra.fault.Fault;

/** What became of an exchange. */
public enum Outcome {
  APPLIED(true),
  /** In force, and it changed nothing. */
  UNCHANGED(true),
  REFUSED(true),
  /** A newer list was in force, or took the place of this one while it was held. */
  SUPERSEDED(true),
  /** Waits for two people. */
  HELD(false),
  /** Tried again after a change of configuration or by an operator. */
  QUARANTINED(false),
  /** The transport; tried again by itself. */
  FAILED(false);

  private final boolean finished;

  Outcome(boolean finished) {
    this.finished = finished;
  }

  /** Whether the list is in force where it went. */
  public boolean isGood() {
    return this == APPLIED || this == UNCHANGED;
  }

  /** Whether the same message again gets the same answer, for ever. */
  public boolean isFinal() {
    return finished;
  }

  /** What an exchange ends in that fails so. */
  public static Outcome of(Fault fault) {
    return switch (fault.remedy()) {
      case RETRY -> FAILED;
      case REFUSE -> fault == Fault.OUT_OF_ORDER ? SUPERSEDED : REFUSED;
      case HOLD -> HELD;
      case QUARANTINE, SET_ASIDE, MEND -> QUARANTINED;
    };
  }
}
