package mra.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.journal.Identified.Known;
import mra.journal.Identified.New;
import mra.journal.Identified.OtherContent;
import mra.testing.Databases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IdentityTest {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");
  private static final Identity LIST = new Identity("EU", Way.IN, "L1", "cd");

  private static final DataSource DATABASE = Databases.fresh();

  private final Journal journal = new Journal(DATABASE);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

  @BeforeEach
  void knowsNothing() {
    JdbcClient.create(DATABASE).sql("truncate exchange, document_identity").update();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"QUARANTINED", "FAILED"})
  void givesTheSameMessageTheSameAnswer(Outcome outcome) {
    var first = UUID.randomUUID();
    assertThat(exchange(first, LIST, outcome)).isInstanceOf(New.class);

    assertThat(exchange(UUID.randomUUID(), LIST, Outcome.APPLIED))
        .isEqualTo(new Known(first, outcome));
    assertThat(journal.look(UUID.randomUUID(), LIST)).isEqualTo(new Known(first, outcome));
  }

  @ParameterizedTest
  @EnumSource(names = {"QUARANTINED", "FAILED"})
  void triesAgainWhatIsNotFinal(Outcome outcome) {
    exchange(UUID.randomUUID(), LIST, outcome);
    var second = UUID.randomUUID();

    assertThat(exchange(second, LIST, Outcome.APPLIED)).isInstanceOf(New.class);
    assertThat(journal.look(UUID.randomUUID(), LIST)).isEqualTo(new Known(second, Outcome.APPLIED));
  }

  @Test
  void letsAHeldMessageThroughForTheExchangeThatBroughtIt() {
    var held = UUID.randomUUID();
    exchange(held, LIST, Outcome.HELD);

    assertThat(journal.look(held, LIST)).isInstanceOf(New.class);
    assertThat(exchange(held, LIST, Outcome.APPLIED)).isInstanceOf(New.class);
    assertThat(journal.look(held, LIST)).isEqualTo(new Known(held, Outcome.APPLIED));
  }

  @Test
  void refusesAKnownIdWithOtherContent() {
    var first = UUID.randomUUID();
    exchange(first, LIST, Outcome.QUARANTINED);
    var other = new Identity("EU", Way.IN, "L1", "ef");

    assertThat(journal.look(UUID.randomUUID(), other)).isEqualTo(new OtherContent(first));
    assertThat(exchange(UUID.randomUUID(), other, Outcome.REFUSED))
        .isEqualTo(new OtherContent(first));
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "SUPERSEDED"})
  void keepsTheIdOfWhatIsRefusedBeforeItsEnd(Outcome outcome) {
    var first = UUID.randomUUID();
    broken(first, LIST, outcome);

    assertThat(journal.look(UUID.randomUUID(), LIST)).isEqualTo(new Known(first, outcome));
    var other = new Identity("EU", Way.IN, "L1", "ef");
    assertThat(journal.look(UUID.randomUUID(), other)).isEqualTo(new OtherContent(first));

    broken(UUID.randomUUID(), LIST, outcome);
    broken(UUID.randomUUID(), other, outcome);
    assertThat(journal.look(UUID.randomUUID(), LIST)).isEqualTo(new Known(first, outcome));
  }

  @ParameterizedTest
  @EnumSource(names = {"QUARANTINED", "FAILED"})
  void leavesTheIdOfWhatIsTriedAgainToOtherContent(Outcome outcome) {
    broken(UUID.randomUUID(), LIST, outcome);

    assertThat(journal.look(UUID.randomUUID(), new Identity("EU", Way.IN, "L1", "ef")))
        .isInstanceOf(New.class);
  }

  @Test
  void takesTheIdOverFromTheSameThatWasPutAway() {
    exchange(UUID.randomUUID(), LIST, Outcome.QUARANTINED);
    var second = UUID.randomUUID();
    broken(second, LIST, Outcome.REFUSED);

    assertThat(journal.look(UUID.randomUUID(), LIST)).isEqualTo(new Known(second, Outcome.REFUSED));
  }

  @Test
  void takesNoIdForWhatProvedNothing() {
    var id = UUID.randomUUID();
    begin(id, LIST);
    journal.finish(id, new Ending(Outcome.REFUSED, null, "", "", Counts.NONE, AT));

    assertThat(journal.look(UUID.randomUUID(), LIST)).isInstanceOf(New.class);
  }

  @Test
  void keepsPartnersAndWaysApart() {
    exchange(UUID.randomUUID(), LIST, Outcome.APPLIED);

    assertThat(journal.look(UUID.randomUUID(), new Identity("HK", Way.IN, "L1", "cd")))
        .isInstanceOf(New.class);
    assertThat(journal.look(UUID.randomUUID(), new Identity("EU", Way.OUT, "L1", "cd")))
        .isInstanceOf(New.class);
  }

  @Test
  void forgetsAReservationThatWasRolledBack() {
    transaction.executeWithoutResult(status -> {
      journal.reserve(UUID.randomUUID(), LIST);
      status.setRollbackOnly();
    });

    assertThat(journal.look(UUID.randomUUID(), LIST)).isInstanceOf(New.class);
  }

  @Test
  void letsOneOfFiveParallelCopiesThrough() throws Exception {
    var together = new CyclicBarrier(5);
    var answers = new ArrayList<Future<Identified>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 5; i++) {
        Callable<Identified> copy =
            () -> {
              together.await();
              return exchange(UUID.randomUUID(), LIST, Outcome.APPLIED);
            };
        answers.add(threads.submit(copy));
      }
    }

    assertThat(answers).extracting(Future::resultNow).filteredOn(New.class::isInstance).hasSize(1);
    assertThat(answers)
        .extracting(Future::resultNow)
        .filteredOn(
            answer -> answer instanceof Known(UUID _, var outcome) && outcome == Outcome.APPLIED)
        .hasSize(4);
  }

  /** One that ends on its way, before the commit. */
  private void broken(UUID id, Identity identity, Outcome outcome) {
    begin(id, identity);
    journal.opened(id, identity.contentDigest(), null);
    journal.finish(id, new Ending(outcome, null, "", "", Counts.NONE, AT));
  }

  private void begin(UUID id, Identity identity) {
    journal.begin(ExchangeRecord.begun(id, identity.partner(), identity.way(), "test", "v1", AT));
    journal.read(
        id,
        new ListHeader(
            identity.document(), ListType.FULL, OptionalLong.empty(), AT, OptionalLong.empty()));
  }

  /** One exchange from its start to its end, as the commit does it. */
  private Identified exchange(UUID id, Identity identity, Outcome outcome) {
    return requireNonNull(
        transaction.execute(status -> {
          begin(id, identity);
          var identified = journal.reserve(id, identity);
          if (identified instanceof New) {
            journal.finish(id, new Ending(outcome, null, "", "", Counts.NONE, AT));
          }
          return identified;
        }));
  }
}
