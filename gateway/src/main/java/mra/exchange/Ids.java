package mra.exchange;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * UUIDs of version 7 (RFC 9562 5.7): 48 bits of milliseconds, 12 that count within one, then
 * chance; sorted by id is sorted by time. A clock that is set back does not break the order (6.2):
 * from the last id on they count until it has caught up.
 */
public final class Ids implements Supplier<UUID> {
  private static final int CHANCE_BYTES = 2_048;
  private static final int COUNT_BITS = 12;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** Chance for many ids at once: asking the kernel costs more than everything else of an id. */
  private final ByteBuffer chance = ByteBuffer.allocate(CHANCE_BYTES).limit(0);

  private final AtomicLong last;

  /**
   * @param newest the last one that an earlier process gave
   */
  public Ids(Clock clock, Optional<UUID> newest) {
    this.clock = clock;
    this.last = new AtomicLong(newest.map(Ids::tick).orElse(0L));
  }

  @Override
  public UUID get() {
    long tick = last.updateAndGet(before -> Math.max(clock.millis() << COUNT_BITS, before + 1));
    long high = tick >>> COUNT_BITS << 16 | 0x7000 | tick & COUNT_MASK;
    long low = 0x8000_0000_0000_0000L | chance() >>> 2;
    return new UUID(high, low);
  }

  private long chance() {
    synchronized (chance) {
      if (!chance.hasRemaining()) {
        random.nextBytes(chance.array());
        chance.clear();
      }
      return chance.getLong();
    }
  }

  private static long tick(UUID id) {
    long high = id.getMostSignificantBits();
    return high >>> 16 << COUNT_BITS | high & COUNT_MASK;
  }
}
