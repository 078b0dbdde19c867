package mra.exchange;

import java.time.Duration;
import mra.journal.Circuits;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.partner.Pull;
import org.apache.camel.builder.RouteBuilder;

/**
 * Starts each partner's exchange when its profile says, in the partner's time zone. While one is
 * known to be down, only pings go there by themselves.
 */
final class Schedules extends RouteBuilder {
  private static final long FOLLOW_UP = Duration.ofMinutes(1).toMillis();

  private static final long PINGS = Duration.ofSeconds(1).toMillis();

  private static final long WATCH = Duration.ofSeconds(30).toMillis();

  private final Partners partners;
  private final Exchanges exchanges;
  private final Watch watch;
  private final Circuits circuits;
  private final Pings pings;

  Schedules(Partners partners, Exchanges exchanges, Watch watch, Circuits circuits, Pings pings) {
    this.partners = partners;
    this.exchanges = exchanges;
    this.watch = watch;
    this.circuits = circuits;
    this.pings = pings;
  }

  @Override
  public void configure() {
    fromF("timer:watch?period=%d", WATCH).routeId("watch").process(exchange -> watch.look());
    fromF("timer:pings?period=%d", PINGS).routeId("pings").process(exchange -> pings.look());
    for (var partner : partners.all()) {
      var pull = partner.pull();
      if (pull != null && pull.from() != null) {
        schedule(partner, pull);
        if (pull.lookEvery() != null) {
          fromF("timer:look-%s?period=%d", partner.id(), pull.lookEvery().toMillis())
              .routeId("look-" + partner.id())
              .filter(exchange -> !circuits.isOpen(partner.id(), Way.IN))
              .process(exchange -> exchanges.look(partner.id()));
        }
      }
      var push = partner.push();
      if (push != null && push.to() != null) {
        fromF("timer:follow-up-%s?period=%d&delay=%d", partner.id(), FOLLOW_UP, FOLLOW_UP)
            .routeId("follow-up-" + partner.id())
            .filter(exchange -> !circuits.isOpen(partner.id(), Way.OUT))
            .process(exchange -> exchanges.followUp(partner.id()));
        for (int i = 0; i < push.at().size(); i++) {
          schedule(partner, push.at().get(i), i);
        }
      }
    }
  }

  private void schedule(PartnerProfile partner, String at, int number) {
    fromF(
            "quartz:mra/%s-push-%d?cron=%s&trigger.timeZone=%s",
            partner.id(), number, at.replace(' ', '+'), partner.timeZone())
        .routeId("schedule-push-%s-%d".formatted(partner.id(), number))
        .filter(exchange -> !circuits.isOpen(partner.id(), Way.OUT))
        .process(exchange -> exchanges.startOutUnlessOneWaits(partner.id()));
  }

  private void schedule(PartnerProfile partner, Pull pull) {
    fromF(
            "quartz:mra/%s?cron=%s&trigger.timeZone=%s",
            partner.id(), pull.at().replace(' ', '+'), partner.timeZone())
        .routeId("schedule-" + partner.id())
        .filter(exchange -> !circuits.isOpen(partner.id(), Way.IN))
        .process(exchange -> exchanges.startUnlessOneWaits(partner.id()));
  }
}
