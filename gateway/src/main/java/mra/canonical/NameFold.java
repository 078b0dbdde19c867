package mra.canonical;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What two spellings of a registered name must share: NFKC, upper case, letters, marks and digits.
 * Punctuation and spaces fall away; legal forms and accents stay, because they tell firms apart.
 */
public final class NameFold {
  private NameFold() {}

  public static String of(String name) {
    var folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return folded
        .codePoints()
        .filter(NameFold::counts)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static boolean counts(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> Character.isLetterOrDigit(c);
    };
  }
}
