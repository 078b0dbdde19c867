package mra.rehearsal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import mra.canonical.Operator;
import mra.canonical.Standing;

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
    var offer = publisher.publish(facts("FULL", "", now.sequence()), () -> register(now), mischief);
    outlet.offer(offer);
    for (Path old : onOffer) {
      Files.deleteIfExists(old);
    }
    onOffer = offer.parts();
    return offer.document();
  }

  /**
   * Suspends operators and makes the urgent list that says so. Where something goes wrong with it,
   * the register stays as it was.
   */
  Offer urgent(Collection<String> codes, Misdelivery how) throws IOException {
    var suspended = how == Misdelivery.NONE ? codes : List.<String>of();
    var now = positions.of(id).urge(suspended, today());
    positions.advance(id, now);
    return urgent(facts("URGENT", "U", now.urgent()), codes, how);
  }

  /** Another urgent list under an id that is taken; the register stays as it was. */
  Offer urgent(String document, Collection<String> codes, Misdelivery how) throws IOException {
    var facts = facts("URGENT", "U", positions.of(id).urgent()).withDocument(document);
    return urgent(facts, codes, how);
  }

  private Offer urgent(ListFacts facts, Collection<String> codes, Misdelivery how)
      throws IOException {
    var suspended = new ArrayList<Operator>();
    register(positions.of(id).urge(codes, today()))
        .forEachRemaining(operator -> {
          if (codes.contains(operator.code().normalised())) {
            suspended.add(operator);
          }
        });
    return publisher.publish(facts, suspended::iterator, how.sealing());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** What urgent lists suspended stays so. */
  private Iterator<Operator> register(Position position) {
    var all = generator.expected(position.revision());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public Operator next() {
        var operator = all.next();
        var since = position.suspended(operator.code().normalised());
        return since == null || operator.standing() != Standing.VALID
            ? operator
            : operator.with(Standing.SUSPENDED, since);
      }
    };
  }

  private ListFacts facts(String type, String mark, long number) {
    var asOf = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var document =
        String.format(Locale.ROOT, "%s-%d-%s%06d", id, asOf.atZone(zone).getYear(), mark, number);
    return new ListFacts(document, type, number, asOf, 0);
  }

  /** The register behind the last list. */
  Iterator<Operator> expected() {
    return register(positions.of(id));
  }

  /** The last list as it is sealed, its parts one after another. */
  byte[] sealed() throws IOException {
    var sealed = new ByteArrayOutputStream();
    for (var part : onOffer) {
      Files.copy(part, sealed);
    }
    return sealed.toByteArray();
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
