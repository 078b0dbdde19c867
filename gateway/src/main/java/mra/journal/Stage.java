package mra.journal;

/** How far an exchange came. */
public enum Stage {
  STARTED,
  /** In: the raw bytes are kept. */
  RECEIVED,
  /** Out: sealed and kept, to be handed over. */
  READY,
  /** Out: handed over, the partner's receipt is awaited. */
  SENT,
  ENDED
}
