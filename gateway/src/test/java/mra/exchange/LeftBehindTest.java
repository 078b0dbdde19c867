package mra.exchange;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.clearance.Outbox;
import mra.cluster.Node;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Bodies;
import mra.journal.Counts;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.registry.Registry;
import mra.testing.Databases;
import mra.testing.Moves;
import mra.testing.Nodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a start does about exchanges that have not ended. */
class LeftBehindTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;
  private final DataSource database = Databases.fresh();
  private final Node dead = Nodes.join(database);
  private final Node living = Nodes.join(database);
  private final Node fresh = Nodes.join(database);
  private final Registry registry = new Registry(database);
  private final Journal journal = new Journal(database);
  private final Commit commit =
      new Commit(
          new TransactionTemplate(new JdbcTransactionManager(database)),
          registry,
          journal,
          new AuditLog(database),
          new Outbox(database),
          Moves.ALL_LIVE,
          list -> {},
          list -> {},
          inEffect -> {},
          CLOCK);

  @AfterEach
  void close() {
    dead.close();
    living.close();
    fresh.close();
  }

  @Test
  void endsThoseOfTheProcessBeforeAndNeverThoseOfANodeThatLives() throws IOException {
    var cutOff = begin(dead);
    var runs = begin(living);
    dead.close();

    clearUp(dead);
    clearUp(living);

    assertThat(requireNonNull(journal.find(cutOff).orElseThrow().ending()).fault())
        .isEqualTo(Fault.TRANSFER_BROKEN);
    assertThat(journal.find(runs).orElseThrow().ending()).isNull();
  }

  @Test
  void deletesBytesThatNoRowWillEverNameAndNoneOfAnExchangeThatRuns() throws IOException {
    var bodies = new Bodies(folder.resolve("bodies"));
    var cutOff = bodies.file(bodies.keep(begin(dead), Instant.EPOCH, raw()));
    var runs = bodies.file(bodies.keep(begin(living), Instant.EPOCH, raw()));
    dead.close();

    clearUp(dead);

    assertThat(cutOff).doesNotExist();
    assertThat(runs).exists();
  }

  @Test
  void aNodeThatWasTakenForDeadCommitsNothingOfAnExchangeThatAnotherEnded() throws IOException {
    var exchange = begin(dead);
    dead.close();
    clearUp(dead);
    var applied = new Ending(Outcome.APPLIED, null, "", "", Counts.NONE, CLOCK.instant());

    assertThatThrownBy(() -> commit.end(exchange, applied))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.fault()).isEqualTo(Fault.TAKEN_FOR_DEAD));
    assertThat(requireNonNull(journal.find(exchange).orElseThrow().ending()).outcome())
        .isEqualTo(Outcome.FAILED);
  }

  private void clearUp(Node before) {
    new LeftBehind(fresh, journal, commit, registry, new Bodies(folder.resolve("bodies")), CLOCK)
        .clearUp(Optional.of(before.id()));
  }

  private UUID begin(Node node) {
    var id = UUID.randomUUID();
    new Journal(database, node.id())
        .begin(ExchangeRecord.begun(id, "XX", Way.IN, "test", "0".repeat(64), CLOCK.instant()));
    return id;
  }

  private Path raw() throws IOException {
    return Files.writeString(folder.resolve(UUID.randomUUID().toString()), "raw");
  }
}
