package mra.canonical;

/**
 * What a programme says of an authorisation (UCC art. 27, 28; DA art. 30). Presence in a list is
 * another matter.
 */
public enum Standing {
  VALID,
  SUSPENDED,
  REVOKED,
  WITHDRAWN,
  EXPIRED;

  /**
   * Higher is worse for the trader: of two contradicting records the least favourable standing
   * applies.
   */
  public int severity() {
    return ordinal();
  }
}
