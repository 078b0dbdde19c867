package mra.mapping;

import mra.canonical.Nfc;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Text as canonical records hold it: NFC, without white space around it, never empty. */
final class Clean {
  private Clean() {}

  static @Nullable String text(@Nullable String sent, String at) {
    if (sent == null || sent.isEmpty()) {
      return null;
    }
    if (isPlain(sent)) {
      return sent;
    }
    if (!Nfc.isSound(sent)) {
      throw new Misfit(Fault.VALUE_INVALID, at, "it holds NUL or half a surrogate pair");
    }
    var text = Nfc.of(sent.strip());
    return text.isEmpty() ? null : text;
  }

  /** The common case in one look: nothing to compose, nothing to refuse, nothing to trim. */
  private static boolean isPlain(String text) {
    int last = text.length() - 1;
    if (text.charAt(0) <= ' ' || text.charAt(last) <= ' ') {
      return false;
    }
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      if (c == 0 || c >= '\u0300') {
        return false;
      }
    }
    return true;
  }
}
