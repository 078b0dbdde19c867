package mra.exchange;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * UUIDs of version 7 (RFC 9562 5.7): 48 bits of milliseconds, then chance; sorted by id is sorted
 * by time.
 */
public final class Ids implements Supplier<UUID> {
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Ids(Clock clock) {
    this.clock = clock;
  }

  @Override
  public UUID get() {
    long high = clock.millis() << 16 | 0x7000 | random.nextInt(1 << 12);
    long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
