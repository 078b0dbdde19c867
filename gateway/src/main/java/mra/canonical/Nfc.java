package mra.canonical;

import java.text.Normalizer;

/** Text in Unicode normalisation form C, the only form canonical records hold. */
public final class Nfc {
  /** Below U+0300, the first combining mark, every text is in form C already. */
  private static final char FIRST_COMBINING = '\u0300';

  private Nfc() {}

  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMBINING) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /** Whether databases and other programs can hold it: neither NUL nor half a surrogate pair. */
  public static boolean isSound(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
