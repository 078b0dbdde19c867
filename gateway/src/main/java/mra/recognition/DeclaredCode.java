package mra.recognition;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import mra.canonical.Code;
import org.jspecify.annotations.Nullable;

/**
 * A code as the trader typed it, cleaned of what never belongs to it. Until October 2018 it was
 * declared as {@code AEO<code>} in the remarks (GACC announcement 131/2018), and still is.
 *
 * @param key folded, as the index is asked for it first
 */
record DeclaredCode(String typed, String key) {
  /** The programme's mark some administrations put before the country: AEOCN, AEOHK. */
  private static final String MARK = "AEO";

  /** What is typed when there is no party or no code; a dash folds to nothing. */
  private static final Set<String> NONE =
      Set.of("", "NO", "NONE", "NIL", "NULL", "N/A", "/", "\u65E0", "\u7121");

  private static final int NONE_MAX = 4;

  /** Null when nothing was declared. */
  static @Nullable DeclaredCode of(@Nullable String typed) {
    if (typed == null) {
      return null;
    }
    var key = unwrapped(Spelling.fold(typed));
    boolean none = key.length() <= NONE_MAX && NONE.contains(key);
    return none ? null : new DeclaredCode(typed, key);
  }

  byte[] bytes() {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  /** Normalised, punctuation kept. */
  String exact() {
    return unwrapped(Code.normalise(typed));
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

  /** Of the brackets, the Chinese ones count as well: {@code AEO〈...〉}, {@code AEO《...》}. */
  private static String unwrapped(String code) {
    if (!code.startsWith(MARK) || code.length() < MARK.length() + 2) {
      return code;
    }
    char open = code.charAt(MARK.length());
    char close = code.charAt(code.length() - 1);
    boolean wraps =
        switch (open) {
          case '<' -> close == '>';
          case '\u3008' -> close == '\u3009';
          case '\u300A' -> close == '\u300B';
          default -> false;
        };
    return wraps ? code.substring(MARK.length() + 1, code.length() - 1) : code;
  }
}
