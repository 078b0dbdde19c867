package mra.canonical;

/** FULL states everybody, DELTA what changed, URGENT only takes recognition away. */
public enum ListType {
  FULL,
  DELTA,
  URGENT
}
