package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import mra.fault.Refused;
import mra.partner.LifeState;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/** A move counts at once, and an outage of the database changes nothing. */
class PermitsTest {
  private final Map<String, LifeState> database = new HashMap<>(Map.of("HK", LifeState.LIVE));
  private boolean away;

  private final Permits permits =
      new Permits(partner -> {
        if (away) {
          throw new DataAccessResourceFailureException("away");
        }
        return database.getOrDefault(partner, LifeState.DRAFT);
      });

  @Test
  void aMoveCountsWithTheNextQuestion() {
    permits.expectExchanges("HK");
    database.put("HK", LifeState.RETIRED);

    assertThatThrownBy(() -> permits.expectExchanges("HK"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("RETIRED");
  }

  @Test
  void whatWasSaidLastIsBelievedWhileTheDatabaseIsAway() {
    permits.expectExchanges("HK");
    assertThat(permits.exchanges("XX")).isFalse();
    away = true;

    permits.expectExchanges("HK");
    assertThat(permits.exchanges("XX")).isFalse();
    assertThat(permits.tells("HK")).isTrue();
  }

  @Test
  void nothingIsPermittedToWhomNobodyAskedAboutBefore() {
    away = true;

    assertThatThrownBy(() -> permits.exchanges("HK")).isInstanceOf(DataAccessException.class);
  }
}
