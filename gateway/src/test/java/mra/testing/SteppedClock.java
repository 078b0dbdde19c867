package mra.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Goes as the true one does, and can be put forward or back at any moment. */
public final class SteppedClock extends Clock {
  private final AtomicReference<Duration> wrong = new AtomicReference<>(Duration.ZERO);

  public void wrongBy(Duration time) {
    wrong.set(time);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(wrong.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
