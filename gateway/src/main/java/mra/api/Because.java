package mra.api;

import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Why a person does something: the body of requests that want a reason. */
record Because(@Nullable String reason) {
  private static final int LENGTH_MAX = 500;

  /**
   * @throws Refused E701 when there is none
   */
  String required() {
    Asked.requireSound("reason", reason);
    var text = reason == null ? "" : reason.strip();
    if (text.isEmpty() || text.length() > LENGTH_MAX) {
      throw new Refused(
          Fault.QUESTION_INVALID, "reason", "wants 1 to " + LENGTH_MAX + " characters");
    }
    return text;
  }
}
