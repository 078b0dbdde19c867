package mra.partner;

/**
 * Bounds of the import gate, as fractions of the operators present after the last applied full
 * list. A bound counts only when the change also exceeds {@link #MINIMUM} records.
 *
 * @param holdFirst whether a partner's first list waits for a look
 */
public record GateBounds(
    double shrinkMax,
    double growthMax,
    double suspensionsMax,
    double setAsideMax,
    int urgentMax,
    boolean holdFirst) {

  /** Small lists jump by large fractions; up to this many records nobody needs to look. */
  public static final int MINIMUM = 5;
}
