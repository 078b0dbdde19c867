package mra.exchange;

import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A message that another system of the house brought.
 *
 * @param over where, for people
 * @param document mapping table that reads it
 * @param body null when it is too large or of a kind that is not read
 */
record Delivery(String over, String document, byte @Nullable [] body) {

  byte[] bytes() {
    if (body == null) {
      throw new Refused(
          Fault.TOO_LARGE, over, "at most 100 KiB are taken, as a text or bytes message");
    }
    return body;
  }
}
