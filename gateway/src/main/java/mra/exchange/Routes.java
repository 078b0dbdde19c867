package mra.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import mra.journal.Circuits;
import mra.journal.Departures;
import mra.journal.Journal;
import mra.journal.SeenFiles;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.trust.KeyRing;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** All routes: those of the house in the order in which they need one another, and each line's. */
public final class Routes {
  /** No exchange has so many tries that it still needs the line on which it began. */
  private static final Duration ENDED = Duration.ofHours(1);

  private final Parts parts;
  private final CamelContext camel;
  private final Map<String, Made> lines = new ConcurrentHashMap<>();

  /** What routes are made of. */
  public record Parts(
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
      Clock clock) {}

  /**
   * @param wasUsed whether exchanges ever began on it
   * @param replacedAt since when none begins on it any more; {@link Instant#MAX} before
   */
  private record Made(PartnerProfile partner, Line line, boolean wasUsed, Instant replacedAt) {}

  public Routes(Parts parts, CamelContext camel) {
    this.parts = parts;
    this.camel = camel;
  }

  /** Before Camel starts. */
  public void addAll() throws Exception {
    // Bulk is streamed once and never read twice.
    camel.setStreamCaching(false);
    camel.addRoutes(new PullTemplates());
    camel.addRoutes(new InboundRoute(parts.inbound));
    camel.addRoutes(new PushTemplates());
    for (var partner : parts.partners.all()) {
      make(partner);
    }
    lines.replaceAll((name, made) -> new Made(made.partner, made.line, true, Instant.MAX));
    var lastTries = new LastTries(parts.seen, parts.departures);
    var conduct =
        new Conduct(
            parts.journal, parts.commit, parts.seen, lastTries, parts.circuits, parts.clock);
    camel.addRoutes(new ExchangeRoute(conduct, parts.arrivals, parts.patience));
    camel.addRoutes(new EntranceRoute(conduct, parts.arrivals));
    camel.addRoutes(new SendRoute(conduct, parts.outbound, parts.patience));
  }

  /**
   * Makes the line of a version, beside those of others; one that is there stays.
   *
   * @return whether it was made now
   * @throws Exception when any of its routes cannot be made; then none of them is left
   */
  boolean make(PartnerProfile partner) throws Exception {
    var name = Line.name(partner);
    var known = lines.get(name);
    if (known != null) {
      lines.put(name, new Made(partner, known.line, known.wasUsed, Instant.MAX));
      return false;
    }
    var line = new Line(camel, partner);
    try {
      add(
          new PartnerRoutes(
              line,
              partner,
              parts.arrivals,
              parts.seen,
              parts.secrets,
              parts.keys,
              parts.patience,
              parts.clock));
      add(new PushRoutes(line, partner, parts.secrets, parts.keys, parts.patience, parts.clock));
    } catch (Exception wrong) {
      line.close();
      throw wrong;
    }
    lines.put(name, new Made(partner, line, false, Instant.MAX));
    return true;
  }

  private void add(RouteBuilder routes) throws Exception {
    camel.addRoutes(routes);
    camel.addTemplatedRoutes(routes);
  }

  /** What was made for nothing; a line on which exchanges may still be stays. */
  void unmakeFresh(PartnerProfile partner) {
    var made = lines.get(Line.name(partner));
    if (made != null && !made.wasUsed) {
      unmake(partner);
    }
  }

  private void unmake(PartnerProfile partner) {
    var made = lines.remove(Line.name(partner));
    if (made != null) {
      made.line.close();
    }
  }

  /** No exchange begins any more but by the version in force. */
  void inForce(PartnerProfile partner) {
    var now = parts.clock.instant();
    var name = Line.name(partner);
    for (var each : Map.copyOf(lines).entrySet()) {
      var made = each.getValue();
      if (!made.partner.id().equals(partner.id())) {
        continue;
      }
      if (each.getKey().equals(name)) {
        lines.put(name, new Made(made.partner, made.line, true, Instant.MAX));
      } else if (made.replacedAt.equals(Instant.MAX)) {
        lines.put(each.getKey(), new Made(made.partner, made.line, made.wasUsed, now));
      }
    }
  }

  /**
   * Lines that were replaced long ago go.
   *
   * @param needed whether exchanges of that version are still on their way
   */
  void endReplaced(Predicate<String> needed) {
    var ended = parts.clock.instant().minus(ENDED);
    for (var made : List.copyOf(lines.values())) {
      if (made.replacedAt.isBefore(ended) && !needed.test(made.partner.version())) {
        unmake(made.partner);
      }
    }
  }
}
