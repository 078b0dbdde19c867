package mra.api;

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
}
