package mra.api;

import mra.exchange.PartnerClocks;
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
    clocks.all().forEach(clock -> health.withDetail(clock.partner(), clock.state()));
    return health.build();
  }
}
