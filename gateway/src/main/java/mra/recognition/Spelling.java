package mra.recognition;

import java.nio.charset.StandardCharsets;
import mra.canonical.Code;

/**
 * What two ways of writing a code must share: the normalised form without dots, hyphens and
 * characters nobody sees ({@code CHE-123.456.789}). A slash stays, because EU numbers carry one.
 */
final class Spelling {
  private Spelling() {}

  static String fold(String text) {
    if (isPlain(text)) {
      return text;
    }
    var folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~') {
        return foldWide(text);
      }
      if (c > ' ' && c != '.' && c != '-') {
        folded.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
      }
    }
    return folded.toString();
  }

  private static String foldWide(String text) {
    return Code.normalise(text)
        .codePoints()
        .filter(c -> !isPunctuation(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The folded text as the index holds it. */
  static byte[] key(String text) {
    return fold(text).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '/' || c > 'Z') {
        return false;
      }
    }
    return true;
  }

  /** Dashes of every width, the full stop and its Chinese sister, zero-width characters. */
  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.DASH_PUNCTUATION, Character.FORMAT, Character.CONTROL -> true;
      default -> c == '.' || c == '\u3002' || c == '\u2212';
    };
  }
}
