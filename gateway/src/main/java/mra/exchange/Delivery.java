package mra.exchange;

import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.ExchangeRecord;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/**
 * A message that another system of the house brought.
 *
 * @param over where, for people
 * @param document mapping table that reads it
 * @param body null when it is too large or of a kind that is not read
 */
record Delivery(String over, String document, byte @Nullable [] body) {
  /** How what came over the broker begins to say so; its login is not kept with it. */
  private static final String BROKER = "JMS ";

  /** The mapping table of what our own credit system says over the broker. */
  private static final String CHANGES = "/enterprise-changes";

  /**
   * @param queue where it came
   */
  static Delivery of(PartnerProfile from, String queue, byte @Nullable [] body) {
    return new Delivery(BROKER + queue, from.id() + CHANGES, body);
  }

  /** What is kept of one, once more. */
  static Delivery again(ExchangeRecord kept) {
    return new Delivery(kept.over(), kept.partner() + CHANGES, null);
  }

  static boolean is(ExchangeRecord exchange) {
    return exchange.over().startsWith(BROKER);
  }

  byte[] bytes() {
    if (body == null) {
      throw new Refused(
          Fault.TOO_LARGE, over, "at most 100 KiB are taken, as a text or bytes message");
    }
    return body;
  }
}
