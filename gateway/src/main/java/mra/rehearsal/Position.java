package mra.rehearsal;

/**
 * Where one administration stands between two runs.
 *
 * @param sequence of its last list
 * @param revision of its register: the number of changes so far
 */
record Position(long sequence, long revision) {
  static final Position START = new Position(0, 0);

  Position next(long changes) {
    return new Position(sequence + 1, revision + changes);
  }
}
