package mra.recognition;

/** Walks over the operators that share a key: the changed ones, then those of the base. */
final class Matches {
  /** Authorisations of one enterprise that are looked at; the most that is known is a few dozen. */
  static final int MAX = 1_000;

  private final byte[] key;
  private final Table base;
  private final PlaceSet outdated;
  private Table table;
  private int place;
  private int seen;

  Matches(byte[] key, Table base, Table changes, PlaceSet outdated) {
    this.key = key;
    this.base = base;
    this.outdated = outdated;
    table = changes;
    place = changes.operators() == 0 ? 0 : changes.first(key);
    settle();
  }

  boolean atEnd() {
    return place == 0;
  }

  Row row() {
    return table.row(place);
  }

  void advance() {
    seen++;
    place = seen < MAX ? table.next(place) : 0;
    settle();
  }

  /** Moves on to the base once the changes are through, and past what they outdated. */
  private void settle() {
    if (place == 0 && table != base && seen < MAX) {
      table = base;
      place = base.first(key);
    }
    while (place != 0 && table == base && outdated.contains(base.record(place))) {
      place = base.next(place);
    }
  }
}
