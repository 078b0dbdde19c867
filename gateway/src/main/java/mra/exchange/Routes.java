package mra.exchange;

import java.time.Clock;
import mra.journal.Circuits;
import mra.journal.Departures;
import mra.journal.Journal;
import mra.journal.SeenFiles;
import mra.partner.Partners;
import mra.trust.KeyRing;
import org.apache.camel.CamelContext;

/** All routes, in the order in which they need one another. */
public record Routes(
    Partners partners,
    Inbound inbound,
    Outbound outbound,
    Arrivals arrivals,
    Commit commit,
    Journal journal,
    SeenFiles seen,
    Departures departures,
    Circuits circuits,
    PartnerSecrets secrets,
    KeyRing keys,
    Patience patience,
    Clock clock) {

  public void addTo(CamelContext camel) throws Exception {
    // Bulk is streamed once and never read twice.
    camel.setStreamCaching(false);
    camel.addRoutes(new PullTemplates());
    camel.addRoutes(new InboundRoute(inbound));
    var fromTemplates = new PartnerRoutes(partners, arrivals, seen, secrets, keys, patience, clock);
    camel.addRoutes(fromTemplates);
    camel.addTemplatedRoutes(fromTemplates);
    camel.addRoutes(new PushTemplates());
    var pushes = new PushRoutes(partners, secrets, keys, patience, clock);
    camel.addRoutes(pushes);
    camel.addTemplatedRoutes(pushes);
    var lastTries = new LastTries(seen, departures);
    var conduct = new Conduct(journal, commit, seen, lastTries, circuits, clock);
    camel.addRoutes(new ExchangeRoute(conduct, arrivals, patience));
    camel.addRoutes(new EntranceRoute(conduct, arrivals));
    camel.addRoutes(new SendRoute(conduct, outbound, patience));
  }
}
