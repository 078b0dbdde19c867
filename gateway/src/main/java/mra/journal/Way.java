package mra.journal;

/** Seen from the gateway. */
public enum Way {
  IN,
  OUT
}
