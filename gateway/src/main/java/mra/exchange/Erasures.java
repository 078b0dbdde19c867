package mra.exchange;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.clearance.Outbox;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Due.Kind;
import mra.journal.Purge;
import mra.journal.PurgeProofs;
import mra.journal.SetAsideRecords;
import mra.partner.PartnerProfile;
import mra.registry.Absentees;
import mra.registry.Registry;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes one operator on request, without waiting for its partner's retention: one transaction,
 * which leaves the same proof as every purge.
 */
public final class Erasures {
  private final TransactionTemplate transaction;
  private final Registry registry;
  private final Absentees absentees;
  private final SetAsideRecords setAside;
  private final Outbox outbox;
  private final PurgeProofs proofs;
  private final BiConsumer<String, UUID> forgotten;
  private final Supplier<UUID> ids;
  private final Clock clock;

  /**
   * @param forgotten hears after the commit that an operator of a partner is gone
   */
  public Erasures(
      DataSource database,
      TransactionTemplate transaction,
      Registry registry,
      Outbox outbox,
      PurgeProofs proofs,
      BiConsumer<String, UUID> forgotten,
      Supplier<UUID> ids,
      Clock clock) {
    this.transaction = transaction;
    this.registry = registry;
    this.absentees = new Absentees(database);
    this.setAside = new SetAsideRecords(database);
    this.outbox = outbox;
    this.proofs = proofs;
    this.forgotten = forgotten;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Deletes every version of it, and what is remembered of records of it that did not read.
   *
   * @param code normalised
   * @throws Refused E704 when nothing is known of it, E709 while the partner names it, E710 while
   *     clearance has not heard of its last change
   */
  public Purge erase(PartnerProfile partner, String code, String reason, String by) {
    var erased =
        requireNonNull(transaction.execute(status -> inTransaction(partner, code, reason, by)));
    forgotten.accept(partner.id(), erased.id());
    return erased;
  }

  /**
   * What {@link #erase} would do: the same, rolled back.
   *
   * @throws Refused as there
   */
  public Map<Kind, Long> rehearse(PartnerProfile partner, String code) {
    return requireNonNull(
            transaction.execute(status -> {
              status.setRollbackOnly();
              return inTransaction(partner, code, "", "");
            }))
        .counts();
  }

  private Purge inTransaction(PartnerProfile partner, String code, String reason, String by) {
    registry.lock(partner.id());
    requireErasable(partner.id(), code);
    var id = ids.get();
    var now = clock.instant();
    // Before the versions go, by which the lists that changed it are found.
    outbox.forget(partner.id(), code);
    absentees.forgetOne(partner.id(), code, id, now);
    var exchanges = setAside.forget(partner.id(), code, id);
    var counts = Map.of(Kind.ABSENT, 1L, Kind.SET_ASIDE, exchanges);
    return proofs.keep(id, partner, now, counts, reason, by);
  }

  private void requireErasable(String partner, String code) {
    boolean named =
        absentees
            .named(partner, code)
            .orElseThrow(() ->
                new Refused(
                    Fault.NOT_FOUND, "code", "nothing is known of this operator of " + partner));
    if (named) {
      throw new Refused(
          Fault.STILL_NAMED,
          "code",
          partner + " has to withdraw it first, or its next list brings it back");
    }
    if (outbox.waitsFor(partner, code)) {
      throw new Refused(
          Fault.CHANGE_WAITING,
          "code",
          "clearance has not heard yet that " + partner + " names it no longer");
    }
  }
}
