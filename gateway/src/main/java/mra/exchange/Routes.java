package mra.exchange;

import java.time.Clock;
import mra.journal.Journal;
import mra.journal.SeenFiles;
import mra.partner.Partners;
import mra.trust.KeyRing;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;

/** All routes, in the order in which they need one another. */
public record Routes(
    Partners partners,
    Inbound inbound,
    Arrivals arrivals,
    Commit commit,
    Journal journal,
    SeenFiles seen,
    PartnerSecrets secrets,
    KeyRing keys,
    Patience patience,
    Clock clock) {

  public void addTo(CamelContext camel) throws Exception {
    // Bulk is streamed once and never read twice.
    camel.setStreamCaching(false);
    limitSilence(camel.getComponent("https", HttpComponent.class));
    camel.addRoutes(new PullTemplates());
    camel.addRoutes(new InboundRoute(inbound));
    var fromTemplates = new PartnerRoutes(partners, arrivals, seen, secrets, keys, patience, clock);
    camel.addRoutes(fromTemplates);
    camel.addTemplatedRoutes(fromTemplates);
    camel.addRoutes(new ExchangeRoute(new Conduct(journal, commit, seen, clock), patience));
  }

  private void limitSilence(HttpComponent https) {
    long millis = patience.silence().toMillis();
    https.setConnectTimeout(millis);
    https.setResponseTimeout(millis);
    https.setSoTimeout(millis);
  }

  /** Exchanges by the clock, from now on. */
  public void addSchedules(CamelContext camel, Exchanges exchanges) throws Exception {
    camel.addRoutes(new Schedules(partners, exchanges));
  }
}
