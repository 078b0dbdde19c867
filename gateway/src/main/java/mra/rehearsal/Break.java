package mra.rehearsal;

/** Where the connection breaks over which we hand a receipt of ours to an administration. */
public enum Break {
  NEVER,
  /** It was not taken, and nothing is said. */
  BEFORE,
  /** Halfway; it was not taken. */
  DURING,
  /** It was taken, and we do not hear of that. */
  AFTER
}
