package mra.canonical;

/**
 * What a list changed about one operator; the word is what clearance and the exchange table say.
 */
public enum Change {
  /** New to us, present. */
  GRANTED,
  /** Anything but its end or suspension, reinstatement included. */
  AMENDED,
  SUSPENDED,
  /** REVOKED, WITHDRAWN or EXPIRED: the authorisation came to its end. */
  REVOKED,
  /** No longer in a full list; not a standing, and never called revoked. */
  ABSENT,
  /** Present again after an absence. */
  RETURNED
}
