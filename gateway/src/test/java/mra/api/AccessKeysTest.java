package mra.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class AccessKeysTest {
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz-_ABCDEFGHIJ01234";

  private final AtomicInteger queries = new AtomicInteger();
  private final AccessKeys keys =
      new AccessKeys(
          JdbcClient.create(
              new DelegatingDataSource(Databases.fresh()) {
                @Override
                public Connection getConnection() throws SQLException {
                  queries.incrementAndGet();
                  return super.getConnection();
                }
              }),
          Clock.systemUTC());

  @Test
  void aKeyLetsItsHolderIn() {
    var desk = new Holder("desk", Holder.Kind.SYSTEM, Set.of(Role.CLEARANCE));
    keys.admit(desk, KEY);

    assertThat(keys.holderOf(KEY)).contains(desk);
    assertThat(keys.holderOf(KEY.replace('a', 'b'))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key", KEY + "x", "=" + "bcdefghijklmnopqrstuvwxyz-_ABCDEFGHIJ01234"})
  void whatCannotBeAKeyCostsNoQuery(String header) {
    assertThat(keys.holderOf(header)).isEmpty();
    assertThat(queries).hasValue(0);
  }
}
