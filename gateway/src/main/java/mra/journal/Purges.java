package mra.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.journal.Due.Kind;
import mra.partner.PartnerProfile;
import mra.registry.Absentees;
import mra.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets go of what a partner told us once its time is over: one transaction, which leaves a leaf
 * with counts and one digest over the keys of all that went, never what it said. Files go after the
 * commit; those that a crash leaves go at the next start, for no row names them.
 */
public final class Purges {
  private final TransactionTemplate transaction;
  private final Registry registry;
  private final Absentees absentees;
  private final OldExchanges exchanges;
  private final Bodies bodies;
  private final PurgeProofs proofs;
  private final BiConsumer<String, UUID> forgotten;
  private final Supplier<UUID> ids;
  private final Clock clock;

  /**
   * @param forgotten hears after the commit that operators of a partner are gone
   */
  public Purges(
      DataSource database,
      TransactionTemplate transaction,
      Registry registry,
      Bodies bodies,
      PurgeProofs proofs,
      BiConsumer<String, UUID> forgotten,
      Supplier<UUID> ids,
      Clock clock) {
    var jdbc = JdbcClient.create(database);
    this.transaction = transaction;
    this.registry = registry;
    this.absentees = new Absentees(database);
    this.exchanges = new OldExchanges(jdbc);
    this.bodies = bodies;
    this.proofs = proofs;
    this.forgotten = forgotten;
    this.ids = ids;
    this.clock = clock;
  }

  /** The partner's retention clock: what is due now, and when the next falls due. */
  public List<Due> due(PartnerProfile partner) {
    var now = clock.instant();
    return Arrays.stream(Kind.values()).map(kind -> due(kind, partner, now)).toList();
  }

  private Due due(Kind kind, PartnerProfile partner, Instant now) {
    var kept = kept(kind, partner);
    var before = now.minus(kept);
    boolean absent = kind == Kind.ABSENT;
    long count =
        absent
            ? absentees.count(partner.id(), before)
            : exchanges.count(kind, partner.id(), before);
    var oldest = absent ? absentees.oldest(partner.id()) : exchanges.oldest(kind, partner.id());
    return new Due(kind, kept, count, oldest.map(at -> at.plus(kept)).orElse(null));
  }

  /**
   * Deletes what is due.
   *
   * @return empty when nothing was
   */
  public Optional<Purge> purge(PartnerProfile partner, String reason, String by) {
    var id = ids.get();
    var now = clock.instant();
    var files = new ArrayList<String>();
    var purge =
        Optional.ofNullable(
            transaction.execute(status -> {
              registry.lock(partner.id());
              files.addAll(exchanges.paths(partner.id(), now.minus(partner.retention().bodies())));
              return purge(id, partner, now, reason, by);
            }));
    if (purge.isPresent()) {
      forgotten.accept(partner.id(), id);
      bodies.delete(files);
    }
    return purge;
  }

  private @Nullable Purge purge(
      UUID id, PartnerProfile partner, Instant now, String reason, String by) {
    var counts = new EnumMap<Kind, Long>(Kind.class);
    for (var kind : Kind.values()) {
      var before = now.minus(kept(kind, partner));
      counts.put(
          kind,
          kind == Kind.ABSENT
              ? absentees.forget(partner.id(), before, id, now)
              : exchanges.forget(kind, partner.id(), before, id));
    }
    if (counts.values().stream().allMatch(count -> count == 0)) {
      return null;
    }
    return proofs.keep(id, partner, now, counts, reason, by);
  }

  private static Duration kept(Kind kind, PartnerProfile partner) {
    var retention = partner.retention();
    return switch (kind) {
      case ABSENT -> retention.absent();
      case BODY -> retention.bodies();
      case SET_ASIDE -> retention.setAside();
      case RECEIPT -> retention.receipts();
    };
  }
}
