package mra.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabasesTest {

  @Test
  void givesEveryCallAMigratedDatabaseOfItsOwn() {
    var one = JdbcClient.create(Databases.fresh());
    var other = JdbcClient.create(Databases.fresh());

    one.sql("insert into partner (id) values ('EU')").update();

    assertThat(ids(one)).isEqualTo(1);
    assertThat(ids(other)).isZero();
  }

  private static long ids(JdbcClient database) {
    return database.sql("select count(*) from partner").query(Long.class).single();
  }
}
