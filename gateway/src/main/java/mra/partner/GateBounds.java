package mra.partner;

/**
 * Bounds of the import gate, as fractions of the operators present a day before. A bound counts
 * only when the change also exceeds {@link #MINIMUM} records.
 *
 * @param urgentMax records that an urgent list may change
 * @param holdFirst whether a partner's first list waits for a look
 */
public record GateBounds(
    double shrinkMax,
    double growthMax,
    double suspensionsMax,
    double setAsideMax,
    int urgentMax,
    boolean holdFirst,
    Quality quality) {

  /**
   * What a list may look like beyond how much it changes.
   *
   * @param unmappedMax records with a value that no code list knows, of the list's
   * @param conflictsMax codes with two standings, of the list's records
   * @param takeoversMax codes that get another enterprise's names and identifiers, as a number
   * @param misdatedMax records that end before they begin or begin after the list, of the list's
   * @param mixMax by how much of all operators a programme's share may shift
   * @param fillMax by how much of all operators those that have a field may become fewer
   * @param mixedNamesMax operators with a new name that mixes scripts, of the list's records
   * @param lookalikesMax operators whose new name looks like another operator's, as a number
   * @param numbering how the partner numbers its lists
   */
  public record Quality(
      double unmappedMax,
      double conflictsMax,
      int takeoversMax,
      double misdatedMax,
      double mixMax,
      double fillMax,
      double mixedNamesMax,
      int lookalikesMax,
      Numbering numbering) {

    /** What profiles leave out. */
    public static final Quality USUAL =
        new Quality(0.005, 0.005, 0, 0.01, 0.2, 0.2, 0.01, 0, Numbering.CONTINUES);

    /** The same for a partner that numbers its lists so. */
    public Quality numbered(Numbering other) {
      return new Quality(
          unmappedMax,
          conflictsMax,
          takeoversMax,
          misdatedMax,
          mixMax,
          fillMax,
          mixedNamesMax,
          lookalikesMax,
          other);
    }
  }

  /** How a partner numbers its lists. */
  public enum Numbering {
    CONTINUES,
    /** The first list of a year in the partner's calendar may have the number 1 again. */
    RESTARTS_YEARLY
  }

  /** With the usual quality. */
  public GateBounds(
      double shrinkMax,
      double growthMax,
      double suspensionsMax,
      double setAsideMax,
      int urgentMax,
      boolean holdFirst) {
    this(shrinkMax, growthMax, suspensionsMax, setAsideMax, urgentMax, holdFirst, Quality.USUAL);
  }

  /** Small lists jump by large fractions; up to this many records nobody needs to look. */
  public static final int MINIMUM = 5;

  /** The same for all lists of a day together. */
  public static final int DAY_MINIMUM = 20;
}
