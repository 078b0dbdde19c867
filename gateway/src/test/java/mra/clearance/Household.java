package mra.clearance;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.partner.PartnerFiles;
import mra.partner.Partners;
import mra.registry.OperatorChange;
import mra.registry.Operators;
import mra.registry.Registry;
import mra.registry.Staged;
import mra.rehearsal.Administration;
import mra.rehearsal.Generator;
import mra.testing.Databases;
import mra.testing.Moves;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Registry and outbox on a database of their own, and the commit that the exchange room gives. */
final class Household {
  static final Partners PARTNERS = PartnerFiles.load(Path.of(".."), Optional.empty(), Map.of());

  final DataSource database = Databases.fresh();
  final DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
  final TransactionTemplate transaction = new TransactionTemplate(transactions);
  final Registry registry = new Registry(database);
  final Operators operators = new Operators(database, transactions);
  final Moves moves = new Moves(database, PARTNERS.all(), Clock.systemUTC());
  final Outbox outbox = new Outbox(database);
  private Instant asOf = Instant.parse("2026-11-24T04:00:00Z");

  /** The first operators of the invented register of a partner. */
  static List<Operator> operators(String partner, int count) {
    var all = new ArrayList<Operator>(count);
    new Generator(Administration.valueOf(partner), count).expected(0).forEachRemaining(all::add);
    return all;
  }

  /** Applies a full list; lists follow each other by an hour. */
  AppliedList apply(String partner, String document, List<Operator> list) {
    return apply(partner, document, ListType.FULL, list, false);
  }

  /** Applies an urgent list, an hour later as well. */
  AppliedList urge(String partner, String document, Operator operator) {
    return apply(partner, document, ListType.URGENT, List.of(operator), false);
  }

  /** Does all that {@link #apply} does, but for the commit. */
  void applyAndRollBack(String partner, String document, List<Operator> list) {
    apply(partner, document, ListType.FULL, list, true);
  }

  private AppliedList apply(
      String partner, String document, ListType type, List<Operator> list, boolean rollBack) {
    asOf = asOf.plusSeconds(3_600);
    var header = new ListHeader(document, type, OptionalLong.empty(), asOf, OptionalLong.empty());
    var profile = PARTNERS.byId(partner);
    try (var staged = registry.stage(UUID.randomUUID(), profile, () -> new Given(header, list))) {
      return requireNonNull(
          transaction.execute(status -> {
            if (rollBack) {
              status.setRollbackOnly();
            }
            return commit(partner, staged);
          }));
    }
  }

  private AppliedList commit(String partner, Staged staged) {
    var before = registry.lock(partner);
    var difference = registry.compare(staged, before);
    var applied = registry.apply(staged, before, difference, Clock.systemUTC().instant(), true);
    var document = staged.header().document();
    applied
        .sequence()
        .ifPresent(sequence ->
            outbox.add(
                Announcement.ofList(
                    sequence, partner, staged.exchange(), document, difference.changes())));
    long touched = difference.changes() + difference.marked();
    return new AppliedList(partner, before.changedBy(), staged.exchange(), touched);
  }

  List<OperatorChange> changesOf(AppliedList list) {
    var changes = new ArrayList<OperatorChange>();
    operators.changesOf(list.exchange(), changes::add);
    return changes;
  }

  private record Given(ListHeader header, Iterable<Operator> operators) implements OperatorStream {
    @Override
    public void forEach(Sink sink) {
      operators.forEach(sink::operator);
    }
  }
}
