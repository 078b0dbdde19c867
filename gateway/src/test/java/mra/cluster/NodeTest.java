package mra.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import mra.cluster.Node.Member;
import mra.cluster.Turns.Turn;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.testing.Databases;
import mra.testing.Nodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two gateways on one database, as far as they know of each other. */
@Timeout(60)
class NodeTest {
  private static final String TURN = "exchange XX IN";

  private final DataSource database = Databases.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Node one = Nodes.join(database);
  private final Node other = Nodes.join(database);

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  @Test
  void eachSeesBothAndWhichOfThemLive() {
    assertThat(one.all()).extracting(Member::id).containsExactly(one.id(), other.id());
    assertThat(one.all()).allMatch(Member::lives);

    other.close();

    assertThat(one.all())
        .filteredOn(Member::lives)
        .extracting(Member::id)
        .containsExactly(one.id());
    assertThat(one.lives(other.id())).isFalse();
    one.forget(other.id());
    assertThat(one.all()).extracting(Member::id).containsExactly(one.id());
    assertThat(one.lives(UUID.randomUUID())).isFalse();
  }

  @Test
  void aTurnIsOneNodesOnlyAndTheNextOneWaitsForIt() {
    var turn = one.turns().take(TURN);
    assertThat(one.turns().tryTake(TURN)).as("not even in the same process").isEmpty();
    assertThat(other.turns().tryTake(TURN)).isEmpty();
    assertThat(other.turns().tryTake("exchange YY IN")).isPresent();

    var waiting =
        CompletableFuture.supplyAsync(() -> other.turns().take(TURN), Thread::startVirtualThread);
    assertThat(waiting).isNotDone();
    turn.close();

    assertThat(waiting.join().isHeld()).isTrue();
    assertThat(one.turns().tryTake(TURN)).isEmpty();
  }

  @Test
  void whoeverWaitsIsSentAwayWhenItsGatewayStops() {
    one.turns().take(TURN);
    var waiting =
        CompletableFuture.supplyAsync(() -> other.turns().take(TURN), Thread::startVirtualThread);

    other.turns().stopWaiting();

    assertThatThrownBy(waiting::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(Refused.class);
  }

  @Test
  void aNodeWhoseConnectionBreaksComesBackWithItsTurns() {
    var turn = one.turns().take(TURN);

    kill(one);

    await().until(() -> one.lives(one.id()) && turn.isHeld());
    assertThat(other.turns().tryTake(TURN)).isEmpty();
  }

  @Test
  void aNodeWhoseTurnWasTakenMeanwhileKnowsIt() {
    var turn = one.turns().take(TURN);
    Turn taken;

    do { // It comes back within a second: be faster.
      kill(one);
      taken = other.turns().tryTake(TURN).orElse(null);
    } while (taken == null);

    await().until(() -> other.lives(one.id()));
    assertThat(turn.isHeld()).isFalse();
    taken.close();
    await().untilAsserted(() -> assertThat(turn.isHeld()).as("its own again").isTrue());
  }

  @Test
  void aNodeThatStandsStillLosesItsLocksAndOneThatLivesDoesNot() throws Exception {
    var still = UUID.randomUUID();
    var turn = other.turns().take(TURN);
    try (var connection = Databases.unpooled(database).getConnection();
        var silent = connection.createStatement()) {
      silent.execute("set application_name = 'mra node %s'".formatted(still));
      silent.execute("select pg_advisory_lock(hashtextextended('node %s', 0))".formatted(still));
      assertThat(one.lives(still)).isTrue();

      await()
          .until(() -> {
            one.endSilent(Duration.ofSeconds(3));
            return !one.lives(still);
          });
    }
    assertThat(other.lives(one.id())).isTrue();
    assertThat(turn.isHeld()).isTrue();
    assertThat(one.turns().tryTake(TURN)).isEmpty();
  }

  @Test
  void aNodeThatIsBackBeforeItsEndWasSeenToIsNotForgotten() {
    one.forget(other.id());

    assertThat(one.all()).extracting(Member::id).contains(other.id());
  }

  @Test
  void aNodeWithOriginalBytesOfItsOwnIsRefusedWhileOthersLive() {
    assertThatThrownBy(() -> join("elsewhere"))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.fault()).isEqualTo(Fault.SETTING_INVALID))
        .hasMessageContaining("MRA_HOME/bodies");
    assertThat(one.all()).filteredOn(Member::lives).as("it left").hasSize(2);

    one.close();
    other.close();
    join("elsewhere").close();
  }

  private Node join(String bodies) {
    return Node.join(database, Databases.unpooled(database), "third", bodies, Clock.systemUTC());
  }

  /** Breaks the connection that holds the node's locks. */
  private void kill(Node node) {
    jdbc.sql(
            """
            select pg_terminate_backend(pid) from pg_locks
            where locktype = 'advisory' and objsubid = 1
              and (classid::bigint << 32) | objid::bigint = hashtextextended('node ' || :id, 0)
            """)
        .param("id", node.id().toString())
        .query(row -> {});
  }
}
