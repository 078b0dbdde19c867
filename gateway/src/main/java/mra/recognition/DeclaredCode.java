package mra.recognition;

import java.util.Set;
import mra.canonical.Code;
import org.jspecify.annotations.Nullable;

/**
 * A code as the trader typed it, cleaned of what never belongs to it. Until October 2018 it was
 * declared as {@code AEO<code>} in the remarks (GACC announcement 131/2018), and still is.
 *
 * @param exact normalised, punctuation kept
 * @param key folded, as the index is asked for it first
 */
record DeclaredCode(String exact, String key) {
  /** The programme's mark some administrations put before the country: AEOCN, AEOHK. */
  private static final String MARK = "AEO";

  /** What is typed when there is no party or no code; a dash folds to nothing. */
  private static final Set<String> NONE =
      Set.of("", "NO", "NONE", "NIL", "NULL", "N/A", "/", "\u65E0", "\u7121");

  /** Null when nothing was declared. */
  static @Nullable DeclaredCode of(@Nullable String typed) {
    if (typed == null) {
      return null;
    }
    var exact = unwrapped(Code.normalise(typed));
    var key = Spelling.fold(exact);
    return NONE.contains(key) ? null : new DeclaredCode(exact, key);
  }

  /**
   * Where the country's letters would stand: after a literal AEO, for {@code AEOCN...} is Chinese
   * and never of the United Arab Emirates.
   */
  int countryAt() {
    return key.startsWith(MARK) ? MARK.length() : 0;
  }

  static String withoutMark(String code) {
    return code.startsWith(MARK) ? code.substring(MARK.length()) : code;
  }

  private static String unwrapped(String code) {
    if (code.indexOf('<') < 0 && code.indexOf('\u3008') < 0 && code.indexOf('\u300A') < 0) {
      return code;
    }
    var half = code.replaceAll("[\u3008\u300A]", "<").replaceAll("[\u3009\u300B]", ">");
    int open = half.indexOf('<');
    int close = half.indexOf('>', open);
    boolean wraps = half.startsWith(MARK) && open == MARK.length() && close == half.length() - 1;
    return wraps ? half.substring(open + 1, close) : half;
  }
}
