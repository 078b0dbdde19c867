package mra.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Goes as the true one does, and can be put forward or back at any moment, or stopped. */
public final class SteppedClock extends Clock {
  private final AtomicReference<Duration> wrong = new AtomicReference<>(Duration.ZERO);
  private final AtomicReference<@Nullable Instant> stopped = new AtomicReference<>();

  public void wrongBy(Duration time) {
    wrong.set(time);
  }

  /** Stands still at a moment until {@link #goOn}. */
  public void stopAt(Instant moment) {
    stopped.set(moment);
  }

  public void goOn() {
    stopped.set(null);
  }

  @Override
  public Instant instant() {
    var moment = stopped.get();
    return moment == null ? Instant.now().plus(wrong.get()) : moment;
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
