package mra.api;

import java.util.regex.Pattern;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Why a person does something: the body of requests that want a reason. */
record Because(@Nullable String reason) {
  private static final int LENGTH_MAX = 500;

  /** Whoever reads logs, tables and receipts is to see what was said, and one line of it. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private static final Pattern SAYING = Pattern.compile("[\\p{L}\\p{N}]");

  /**
   * @throws Refused E701 when there is none, or it holds what cannot be seen
   */
  String required() {
    Asked.requireSound("reason", reason);
    var text = reason == null ? "" : reason.strip();
    if (text.isEmpty() || text.length() > LENGTH_MAX) {
      throw new Refused(
          Fault.QUESTION_INVALID, "reason", "wants 1 to " + LENGTH_MAX + " characters");
    }
    if (UNSEEN.matcher(text).find() || !SAYING.matcher(text).find()) {
      throw new Refused(
          Fault.QUESTION_INVALID,
          "reason",
          "is to be one line of visible text that says something");
    }
    return text;
  }
}
