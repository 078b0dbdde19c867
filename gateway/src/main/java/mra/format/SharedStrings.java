package mra.format;

import mra.format.schema.Text;
import org.jspecify.annotations.Nullable;

/**
 * Lists repeat few values very often (types, countries, dates): one string is handed out for equal
 * short texts seen lately, so that a record costs little garbage.
 */
final class SharedStrings {
  private static final int SLOTS = 4096;
  private static final int LENGTH_MAX = 12;

  private final @Nullable String[] slots = new String[SLOTS];

  /** The same in the form that texts are compared in fastest, each from a place of its own on. */
  private final char[] spelt = new char[SLOTS * LENGTH_MAX];

  String of(Text text) {
    int length = text.length();
    if (length > LENGTH_MAX) {
      return text.toString();
    }
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + text.charAt(i);
    }
    int slot = (hash ^ hash >>> 12) & (SLOTS - 1);
    var known = slots[slot];
    if (known != null && known.length() == length && text.stands(spelt, slot * LENGTH_MAX)) {
      return known;
    }
    var fresh = text.toString();
    slots[slot] = fresh;
    fresh.getChars(0, length, spelt, slot * LENGTH_MAX);
    return fresh;
  }
}
