package mra.recognition;

/**
 * Walks over the operators that share a key: the changed ones, then those of the base. One may walk
 * again and again.
 */
final class Matches {
  /** Authorisations of one enterprise that are looked at; the most that is known is a few dozen. */
  static final int MAX = 1_000;

  private static final Table NOWHERE = Table.empty(Columns.empty(new SipHash(0, 0)));
  private static final PlaceSet NOTHING = new PlaceSet();

  private KeyText key = new KeyText();
  private int hash;
  private Table base = NOWHERE;
  private PlaceSet outdated = NOTHING;
  private Table table = NOWHERE;
  private int place;
  private int seen;

  /**
   * @param hash by the tables' columns
   */
  void start(KeyText wanted, int hash, Table base, Table changes, PlaceSet outdated) {
    this.key = wanted;
    this.hash = hash;
    this.base = base;
    this.outdated = outdated;
    table = changes;
    seen = 0;
    place = changes.operators() == 0 ? 0 : changes.first(key, hash);
    settle();
  }

  /** Lets go of the tables, whose memory would else be kept for as long as this is. */
  void end() {
    base = NOWHERE;
    outdated = NOTHING;
    table = NOWHERE;
    place = 0;
  }

  boolean atEnd() {
    return place == 0;
  }

  void show(Row row) {
    row.moveTo(table, place);
  }

  Table table() {
    return table;
  }

  int place() {
    return place;
  }

  /** Whether the key is the operator's code. */
  boolean byCode() {
    return table.isCode(place);
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
      place = base.first(key, hash);
    }
    while (place != 0 && table == base && outdated.contains(base.record(place))) {
      place = base.next(place);
    }
  }
}
