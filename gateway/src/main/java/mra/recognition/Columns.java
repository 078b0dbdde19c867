package mra.recognition;

import java.util.Set;

/** The dictionaries of one partner's records; tables of one part number alike. */
record Columns(
    Dictionary<String> programmes,
    Dictionary<Set<String>> roles,
    Dictionary<String> types,
    KeyHash hash) {

  /** The type of an authorisation's own code. */
  static final String CODE = "";

  static Columns empty(KeyHash hash) {
    var types = new Dictionary<String>("identifier types", 1 << Byte.SIZE);
    types.number(CODE);
    return new Columns(
        new Dictionary<>("programmes", 1 << Short.SIZE),
        new Dictionary<>("roles", 1 << Short.SIZE),
        types,
        hash);
  }

  /** So that whoever reads the old ones never sees them change. */
  Columns copy() {
    return new Columns(programmes.copy(), roles.copy(), types.copy(), hash);
  }
}
