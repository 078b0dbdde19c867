package mra.recognition;

import java.util.Set;
import mra.canonical.Code;
import org.jspecify.annotations.Nullable;

/**
 * A code as the trader typed it, cleaned of what never belongs to it. Until October 2018 it was
 * declared as {@code AEO<code>} in the remarks (GACC announcement 131/2018), and still is. One may
 * take code after code.
 */
final class DeclaredCode {
  /** The programme's mark some administrations put before the country: AEOCN, AEOHK. */
  private static final String MARK = "AEO";

  /** What is typed when there is no party or no code; a dash folds to nothing. */
  private static final Set<String> NONE =
      Set.of("", "NO", "NONE", "NIL", "NULL", "N/A", "/", "\u65E0", "\u7121");

  /** Of a Chinese bracket in UTF-8. */
  private static final int WIDE_BYTES = 3;

  /** In UTF-8. */
  private static final int NONE_MAX = 4;

  private final KeyText key = new KeyText();
  private String typed = "";
  private boolean declared;

  /** Null when nothing was declared. */
  static @Nullable DeclaredCode of(@Nullable String typed) {
    var code = new DeclaredCode();
    code.take(typed);
    return code.declared ? code : null;
  }

  /** Takes what stands in a declaration. */
  void take(@Nullable String text) {
    typed = text == null ? "" : text;
    key.fold(typed);
    if (key.startsWith(MARK)) {
      unwrap();
    }
    declared = key.length() > NONE_MAX || !NONE.contains(key.text());
  }

  /** Whether a code was declared at all. */
  boolean isDeclared() {
    return declared;
  }

  /** Takes another spelling of a code, already cleaned. */
  void takeSpelling(String spelling) {
    typed = spelling;
    key.fold(spelling);
  }

  /** As the index is asked for it first. */
  KeyText keyText() {
    return key;
  }

  /** The same as text. */
  String key() {
    return key.text();
  }

  /** Normalised, punctuation kept. */
  String exact() {
    return isExact() ? key.text() : unwrapped(Code.normalise(typed));
  }

  /** Whether the key says all of it: no punctuation fell away. */
  boolean isExact() {
    return key.isExact();
  }

  /** Whether it was typed just as its key is written. */
  boolean isTypedAsKey() {
    return key.is(typed);
  }

  /**
   * Where the country's letters would stand: after a literal AEO, for {@code AEOCN...} is Chinese
   * and never of the United Arab Emirates.
   */
  int countryAt() {
    return isMarked() ? MARK.length() : 0;
  }

  boolean isMarked() {
    return key.startsWith(MARK);
  }

  static String withoutMark(String code) {
    return code.startsWith(MARK) ? code.substring(MARK.length()) : code;
  }

  private void unwrap() {
    if (key.length() > MARK.length() + 1 && key.at(MARK.length()) == '<') {
      if (key.at(key.length() - 1) == '>') {
        key.strip(MARK.length() + 1, 1);
      }
    } else {
      var text = key.text();
      if (unwrapped(text).length() < text.length()) {
        key.strip(MARK.length() + WIDE_BYTES, WIDE_BYTES);
      }
    }
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
