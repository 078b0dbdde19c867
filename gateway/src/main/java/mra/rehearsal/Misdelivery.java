package mra.rehearsal;

/** What goes wrong when an administration brings a list to the gateway by itself. */
public enum Misdelivery {
  NONE(Mischief.NONE),

  // Who knocks.
  NO_KEY(Mischief.NONE),
  UNKNOWN_KEY(Mischief.NONE),
  /** Another administration's. */
  OTHERS_KEY(Mischief.NONE),

  // What is brought.
  FORGED(Mischief.WRONG_SIGNATURE),
  /** EU only: the list holds, but a stranger signed the envelope around it. */
  FORGED_ENVELOPE(Mischief.NONE),
  /** Sealed by the administration, and wrong inside. */
  WRONG_COUNT(Mischief.WRONG_COUNT),
  /** As the caller says: more than the gateway takes at once. */
  TOO_MANY(Mischief.NONE),
  /** Under the id of the last one. */
  OTHER_CONTENT(Mischief.NONE),
  /** EU only: the envelope names another list. */
  OTHER_NAME(Mischief.NONE),
  /** {@link Bringer#PADDING_BYTES} bytes more. */
  TOO_LARGE(Mischief.NONE),

  // The connection.
  /** Half of it comes. */
  CUT(Mischief.NONE);

  private final Mischief sealing;

  Misdelivery(Mischief sealing) {
    this.sealing = sealing;
  }

  Mischief sealing() {
    return sealing;
  }
}
