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
