package mra.api;

/** What a key's holder may do. */
public enum Role {
  /** Starts exchanges; releases, refuses and resends. */
  OPERATOR,
  /** Changes partners, certificates and keys. */
  ADMIN,
  /** Reads everything and asks about the past. */
  AUDITOR,
  /** Asks for recognition and loads the snapshot. */
  CLEARANCE
}
