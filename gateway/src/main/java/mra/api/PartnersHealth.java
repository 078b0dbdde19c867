package mra.api;

import mra.exchange.PartnerClocks;
import mra.exchange.PartnerClocks.PartnerClock;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Each partner's state as a detail. A partner that is late is no reason to restart the gateway, so
 * this stays up.
 */
public final class PartnersHealth implements HealthIndicator {
  private final PartnerClocks clocks;

  public PartnersHealth(PartnerClocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public Health health() {
    var health = Health.up();
    clocks.all().forEach(clock -> health.withDetail(clock.partner(), state(clock)));
    return health.build();
  }

  /** Where nothing is exchanged, no list is late. */
  private static Enum<?> state(PartnerClock clock) {
    var life = clock.life().state();
    return life.exchanges() ? clock.state() : life;
  }
}
