package mra.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.testing.Databases;
import mra.testing.SteppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AccessKeysTest {
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz-_ABCDEFGHIJ01234";

  private final AtomicInteger queries = new AtomicInteger();
  private final DataSource database =
      new DelegatingDataSource(Databases.fresh()) {
        @Override
        public Connection getConnection() throws SQLException {
          queries.incrementAndGet();
          return super.getConnection();
        }
      };
  private final AuditLog audit = new AuditLog(database);
  private final AccessKeys keys =
      new AccessKeys(
          JdbcClient.create(database),
          new TransactionTemplate(new JdbcTransactionManager(database)),
          audit,
          Clock.systemUTC());

  @Test
  void aKeyLetsItsHolderIn() {
    var desk = new Holder("desk", Holder.Kind.SYSTEM, Set.of(Role.CLEARANCE));
    keys.admit(desk, KEY);

    assertThat(keys.holderOf(KEY)).contains(desk);
    assertThat(keys.holderOf(KEY.replace('a', 'b'))).isEmpty();
  }

  @Test
  void aPartnersKeyIsBoundToItAndGoesAtOnceWithItsEvidence() throws Exception {
    var system = Holder.of("EU", "push");
    var sha256 = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8));

    keys.admit(system, sha256, "admin");
    assertThat(keys.holderOf(KEY)).contains(system);
    assertThat(system.partner()).isEqualTo("EU");
    keys.retire(system, "admin");

    assertThat(keys.holderOf(KEY)).isEmpty();
    assertThatThrownBy(() -> keys.retire(system, "admin")).hasMessageContaining("E704");
    assertThat(
            JdbcClient.create(database)
                .sql("select kind from audit_leaf order by id")
                .query(String.class)
                .list())
        .containsExactly("KEY_GIVEN", "KEY_REVOKED");
  }

  @Test
  void nobodyIsOfAPartnerAndOfTheHouse() {
    var both = Set.of(Role.PARTNER, Role.ADMIN);
    assertThatThrownBy(() -> new Holder("x", Holder.Kind.SYSTEM, both, "EU"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Holder("x", Holder.Kind.PERSON, Role.ofTheHouse(), "EU"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key", KEY + "x", "=" + "bcdefghijklmnopqrstuvwxyz-_ABCDEFGHIJ01234"})
  void whatCannotBeAKeyCostsNoQuery(String header) {
    assertThat(keys.holderOf(header)).isEmpty();
    assertThat(queries).hasValue(0);
  }

  @Test
  void strangersWhoTryOneKeyAfterTheOtherCostOneQueryInASecond() {
    var nanos = new AtomicLong();
    var asked = keys(nanos);
    for (int i = 0; i < 1_000; i++) {
      assertThat(asked.holderOf(stranger(i))).isEmpty();
    }
    assertThat(queries).hasValue(1);

    nanos.addAndGet(KnownDigests.AGE_MAX.toNanos() - 1);
    asked.holderOf(stranger(0));
    assertThat(queries).as("just before").hasValue(1);
    nanos.incrementAndGet();
    asked.holderOf(stranger(0));
    assertThat(queries).as("a second later").hasValue(2);
  }

  @Test
  void aKeyThatIsGivenWhileStrangersTryOpensAtOnceAndAtAnotherNodeASecondLater() {
    var nanos = new AtomicLong();
    var here = keys(nanos);
    var elsewhere = keys(nanos);
    var desk = new Holder("desk", Holder.Kind.SYSTEM, Set.of(Role.CLEARANCE));
    assertThat(here.holderOf(KEY)).isEmpty();
    assertThat(elsewhere.holderOf(KEY)).isEmpty();

    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(status -> {
          here.admit(desk, KEY);
          assertThat(elsewhere.holderOf(stranger(1))).isEmpty();
        });

    assertThat(here.holderOf(KEY)).contains(desk);
    nanos.addAndGet(KnownDigests.AGE_MAX.toNanos());
    assertThat(elsewhere.holderOf(KEY)).contains(desk);
  }

  @Test
  void aKeyThatAnotherNodeTakesAwayOpensNothingAtOnce() {
    var here = keys(new AtomicLong());
    var elsewhere = keys(new AtomicLong());
    here.admit(new Holder("desk", Holder.Kind.SYSTEM, Set.of(Role.CLEARANCE)), KEY);
    assertThat(here.holderOf(KEY)).isPresent();

    elsewhere.close("desk");

    assertThat(here.holderOf(KEY)).isEmpty();
  }

  private AccessKeys keys(AtomicLong nanos) {
    return new AccessKeys(
        JdbcClient.create(database),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        audit,
        Clock.systemUTC(),
        nanos::get);
  }

  private static String stranger(int number) {
    return "%043d".formatted(number);
  }

  @Test
  void aKeyThatWasTakenAwayOpensNothingThoughTheClockIsSetBack() {
    var clock = new SteppedClock();
    var stepped =
        new AccessKeys(
            JdbcClient.create(database),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            audit,
            clock);
    stepped.admit(new Holder("desk", Holder.Kind.SYSTEM, Set.of(Role.CLEARANCE)), KEY);
    stepped.close("desk");

    clock.wrongBy(Duration.ofHours(-1));

    assertThat(stepped.holderOf(KEY)).isEmpty();
  }
}
