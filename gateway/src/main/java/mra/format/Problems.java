package mra.format;

/** Where a compiler says what is wrong with a table; it goes on to find more. */
public interface Problems {
  /**
   * Tells one mistake.
   *
   * @param line of the mapping table, from 1
   */
  void at(int line, String text);
}
