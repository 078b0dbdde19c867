package mra.canonical;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A programme's number for one authorisation.
 *
 * @param received as the partner wrote it (NFC), for example {@code DE AEOF 00025/08}
 * @param normalised the key: upper case, half width, without white space; punctuation stays,
 *     because EU numbers carry a slash
 */
public record Code(String received, String normalised) implements Comparable<Code> {

  public static Code of(String received) {
    return new Code(Nfc.of(received), normalise(received));
  }

  /**
   * NFKC folds full-width forms; the root locale keeps a Turkish machine from inventing letters.
   */
  public static String normalise(String text) {
    if (isPlain(text)) {
      return text;
    }
    var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return folded
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~' || (c >= 'a' && c <= 'z')) {
        return false;
      }
    }
    return true;
  }

  /**
   * Order of the normalised form by UTF-16 unit, which is byte order for the ASCII that codes are
   * made of.
   */
  @Override
  public int compareTo(Code other) {
    return normalised.compareTo(other.normalised);
  }
}
