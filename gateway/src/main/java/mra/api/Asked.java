package mra.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import mra.canonical.Nfc;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Words that stand in a request's address. */
final class Asked {

  private Asked() {}

  /**
   * The database would take neither NUL nor half a surrogate pair.
   *
   * @throws Refused E701 naming the field
   */
  static void requireSound(String field, @Nullable String text) {
    if (text != null && !Nfc.isSound(text)) {
      throw new Refused(Fault.QUESTION_INVALID, field, "holds NUL or half a surrogate pair");
    }
  }

  /**
   * @throws Refused E701 naming the field
   */
  static Instant instant(String field, @Nullable String text, Instant standard) {
    try {
      return text == null ? standard : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Refused(
          Fault.QUESTION_INVALID, field, "is no instant such as 2026-12-01T00:00:00Z", e);
    }
  }
}
