package mra.format;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a document is written.
 *
 * @param number from 1
 * @param most records that the pages before the last hold
 */
public record PageOf(int number, int of, long most) {
  /** Everything in one. */
  public static final PageOf WHOLE = new PageOf(1, 1, Long.MAX_VALUE);

  /** How many of the stated records this page must hold; null when none are stated. */
  @Nullable String records(@Nullable String stated) {
    if (stated == null || of == 1) {
      return stated;
    }
    return Long.toString(number < of ? most : Long.parseLong(stated) - (of - 1) * most);
  }
}
