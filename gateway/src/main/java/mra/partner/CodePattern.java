package mra.partner;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that anybody's declared text may meet: nothing in it can take long. A
 * repetition stands behind a single character or class and has an upper bound.
 */
final class CodePattern {

  private static final int LENGTH_MAX = 200;

  /** Escapes and classes count as one character, so that a + within them repeats nothing. */
  private static final Pattern ATOM =
      Pattern.compile("\\\\.|\\[(?:\\\\.|[^\\]\\\\])+\\]|\\{[0-9,]*\\}|.", Pattern.DOTALL);

  private static final Pattern REPETITION = Pattern.compile("[*+?]|\\{[0-9]+(,[0-9]*)?\\}");

  private CodePattern() {}

  static Pattern compile(String text) {
    if (text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("is longer than " + LENGTH_MAX + " characters");
    }
    try {
      var pattern = Pattern.compile(text);
      expectLinear(ATOM.matcher(text));
      return pattern;
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("is no regular expression: " + e.getDescription(), e);
    }
  }

  private static void expectLinear(Matcher atoms) {
    var before = "";
    while (atoms.find()) {
      var atom = atoms.group();
      if (atom.matches("\\\\[1-9k]")) {
        throw new IllegalArgumentException("refers back to a group; that can take long");
      }
      if (REPETITION.matcher(atom).matches() && !before.equals("(")) {
        expectBounded(atom, before);
      }
      before = atom;
    }
  }

  private static void expectBounded(String repetition, String repeated) {
    if (repetition.equals("*") || repetition.equals("+") || repetition.endsWith(",}")) {
      throw new IllegalArgumentException("repeats without a bound; write {1,29}, for example");
    }
    if (repeated.equals(")") && !repetition.equals("?")) {
      throw new IllegalArgumentException("repeats a group; that can take long");
    }
  }
}
