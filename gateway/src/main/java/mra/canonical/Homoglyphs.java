package mra.canonical;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Optional;

/** Names whose letters are not those that they look like (UTS 39). */
public final class Homoglyphs {
  static final SpoofChecker CHECKER =
      new SpoofChecker.Builder()
          .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.CONFUSABLE)
          .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();

  private static final int LATIN_EXTENDED_B_END = 0x24F;
  private static final int LATIN_ADDITIONAL = 0x1E00;
  private static final int LATIN_ADDITIONAL_END = 0x1EFF;
  private static final int HANGUL = 0xAC00;
  private static final int HANGUL_END = 0xD7A3;

  private Homoglyphs() {}

  /**
   * The first word of a name, as received, that mixes scripts as no one language does. Each word
   * may have a script of its own: a brand beside a legal form imitates nothing.
   */
  public static Optional<String> mixedWord(String name) {
    int start = 0;
    while (start < name.length()) {
      int end = wordEnd(name, start);
      if (mixes(name, start, end)) {
        return Optional.of(name.substring(start, end));
      }
      start = Math.max(end, start + 1);
    }
    return Optional.empty();
  }

  /** What a name looks like, folded before: the same for all that the eye takes for it. */
  public static String look(String folded) {
    return CHECKER.getSkeleton(folded);
  }

  /**
   * Whether a folded name has letters that pass for others. The ordinary ones of European languages
   * and of Korean do not, nor do ASCII's among themselves.
   */
  public static boolean mayImitate(String folded) {
    if (folded.codePoints().allMatch(Homoglyphs::isOrdinary)) {
      return false;
    }
    var plain = Normalizer.normalize(folded, Normalizer.Form.NFD);
    return !look(folded).equals(plain.replace('I', 'l').replace('1', 'l').replace('0', 'O'));
  }

  private static boolean isOrdinary(int c) {
    return c <= LATIN_EXTENDED_B_END
        || (c >= LATIN_ADDITIONAL && c <= LATIN_ADDITIONAL_END)
        || (c >= HANGUL && c <= HANGUL_END);
  }

  private static int wordEnd(String name, int from) {
    int i = from;
    while (i < name.length() && NameFold.counts(name.codePointAt(i))) {
      i += Character.charCount(name.codePointAt(i));
    }
    return i;
  }

  /** ICU knows which scripts go together; most words have but one, and it is not asked. */
  private static boolean mixes(String name, int from, int to) {
    var first = UnicodeScript.COMMON;
    for (int i = from; i < to; i += Character.charCount(name.codePointAt(i))) {
      var script = UnicodeScript.of(name.codePointAt(i));
      boolean isOwn = script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED;
      if (isOwn && first != UnicodeScript.COMMON && script != first) {
        return CHECKER.failsChecks(name.substring(from, to));
      }
      first = isOwn ? script : first;
    }
    return false;
  }
}
