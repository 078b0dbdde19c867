package mra.api;

import java.util.EnumSet;
import java.util.Set;

/** What a key's holder may do. */
public enum Role {
  /** Starts exchanges; releases, refuses and resends. */
  OPERATOR,
  /** Changes partners, certificates and keys. */
  ADMIN,
  /** Reads everything and asks about the past. */
  AUDITOR,
  /** Asks for recognition and loads the snapshot. */
  CLEARANCE,
  /** Brings the lists of one partner, and nothing else. */
  PARTNER;

  /** Those of people and systems of the house. */
  public static Set<Role> ofTheHouse() {
    return EnumSet.complementOf(EnumSet.of(PARTNER));
  }
}
