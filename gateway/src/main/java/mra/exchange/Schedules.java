package mra.exchange;

import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.partner.Pull;
import org.apache.camel.builder.RouteBuilder;

/** Starts each partner's exchange when its profile says, in the partner's time zone. */
final class Schedules extends RouteBuilder {
  private final Partners partners;
  private final Exchanges exchanges;

  Schedules(Partners partners, Exchanges exchanges) {
    this.partners = partners;
    this.exchanges = exchanges;
  }

  @Override
  public void configure() {
    for (var partner : partners.all()) {
      var pull = partner.pull();
      if (pull != null && pull.from() != null) {
        schedule(partner, pull);
      }
    }
  }

  private void schedule(PartnerProfile partner, Pull pull) {
    fromF(
            "quartz:mra/%s?cron=%s&trigger.timeZone=%s",
            partner.id(), pull.at().replace(' ', '+'), partner.timeZone())
        .routeId("schedule-" + partner.id())
        .process(exchange -> exchanges.startUnlessOneWaits(partner.id()));
  }
}
