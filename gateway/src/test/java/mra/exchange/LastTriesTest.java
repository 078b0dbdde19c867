package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.UUID;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Counts;
import mra.journal.Departures;
import mra.journal.Outcome;
import mra.journal.SeenFiles;
import mra.journal.Way;
import mra.testing.Databases;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class LastTriesTest {
  /** Else nothing is owed for it, and it runs for ever. */
  @Test
  void anExchangeWithOurListEndsAlthoughTheDatabaseIsAway() throws Exception {
    var database = Databases.fresh();
    var tries = new LastTries(new SeenFiles(database), new Departures(database));
    ((HikariDataSource) database).close();
    try (var camel = new DefaultCamelContext()) {
      var exchange = new DefaultExchange(camel);
      Letter.address(exchange, UUID.randomUUID(), ExchangesTest.partner(), Way.OUT);
      var away = new Refused(Fault.STORE_UNAVAILABLE, "PostgreSQL", "");

      var ending = tries.ending(exchange, away, Instant.EPOCH);

      assertThat(ending.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(ending.fault()).isEqualTo(Fault.STORE_UNAVAILABLE);
      assertThat(ending.counts()).isEqualTo(Counts.NONE);
    }
  }
}
