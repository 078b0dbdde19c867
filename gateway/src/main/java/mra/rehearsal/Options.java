package mra.rehearsal;

import java.util.Map;

/**
 * What a rehearsal plays.
 *
 * @param sizes operators in a register; the usual size where an administration is not named
 * @param changes made to each register before its first list
 * @param mischief an administration not named behaves
 * @param enterprises in our own credit system
 * @param jobs re-validation jobs that are open there at start
 */
public record Options(
    Map<Administration, Long> sizes,
    long changes,
    Map<Administration, Mischief> mischief,
    long enterprises,
    int jobs) {

  public static final Options USUAL = new Options(Map.of(), 0, Map.of());

  public Options(
      Map<Administration, Long> sizes, long changes, Map<Administration, Mischief> mischief) {
    this(sizes, changes, mischief, CreditSystem.USUAL_SIZE);
  }

  public Options(
      Map<Administration, Long> sizes,
      long changes,
      Map<Administration, Mischief> mischief,
      long enterprises) {
    this(sizes, changes, mischief, enterprises, 0);
  }

  public Options {
    sizes = Map.copyOf(sizes);
    mischief = Map.copyOf(mischief);
  }

  long size(Administration administration) {
    return sizes.getOrDefault(administration, administration.usualSize());
  }

  Mischief mischief(Administration administration) {
    return mischief.getOrDefault(administration, Mischief.NONE);
  }
}
