package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import mra.canonical.Operator;

/**
 * One administration, or our own credit system, at work: it keeps a register, publishes lists and
 * serves them.
 */
final class Desk implements AutoCloseable {
  private final String id;
  private final ZoneId zone;
  private final Generator generator;
  private final Publishing publisher;
  private final Outlet outlet;
  private final Positions positions;
  private final Clock clock;
  private List<PlannedChange> changes = List.of();
  private List<Path> onOffer = List.of();

  Desk(
      String id,
      ZoneId zone,
      Generator generator,
      Publishing publisher,
      Outlet outlet,
      Positions positions,
      Clock clock) {
    this.id = id;
    this.zone = zone;
    this.generator = generator;
    this.publisher = publisher;
    this.outlet = outlet;
    this.positions = positions;
    this.clock = clock;
  }

  /** Lets the register change, then offers a new list of it in place of the one before. */
  String publish(long changes, Mischief mischief) throws IOException {
    var before = positions.of(id);
    var now = before.next(changes);
    positions.advance(id, now);
    this.changes = generator.changes(before.revision(), now.revision());
    var offer =
        publisher.publish(
            facts(now.sequence()), () -> generator.expected(now.revision()), mischief);
    outlet.offer(offer);
    for (Path old : onOffer) {
      Files.deleteIfExists(old);
    }
    onOffer = offer.parts();
    return offer.document();
  }

  private ListFacts facts(long sequence) {
    var asOf = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var document =
        String.format(Locale.ROOT, "%s-%d-%06d", id, asOf.atZone(zone).getYear(), sequence);
    return new ListFacts(document, "FULL", sequence, asOf, 0);
  }

  /** The register behind the last list. */
  Iterator<Operator> expected() {
    return generator.expected(positions.of(id).revision());
  }

  /** What the last list changed. */
  List<PlannedChange> changes() {
    return changes;
  }

  Outlet outlet() {
    return outlet;
  }

  @Override
  public void close() {
    outlet.close();
  }
}
