package mra.exchange;

import mra.journal.Purges;
import mra.partner.Partners;
import org.apache.camel.builder.RouteBuilder;

/** Deletes each night, in the partner's time zone, what its retention lets go. */
final class NightlyPurges extends RouteBuilder {
  /** After the clocks' changes and the nightly lists. */
  private static final String AT = "0+45+4+*+*+?";

  private static final String BY = "the gateway";

  private final Partners partners;
  private final Purges purges;

  NightlyPurges(Partners partners, Purges purges) {
    this.partners = partners;
    this.purges = purges;
  }

  @Override
  public void configure() {
    for (var partner : partners.all()) {
      if (!partner.own()) {
        fromF(
                "quartz:mra/purge-%s?cron=%s&trigger.timeZone=%s",
                partner.id(), AT, partner.timeZone())
            .routeId("purge-" + partner.id())
            .process(exchange -> purges.purge(partner, "its time is over", BY));
      }
    }
  }
}
