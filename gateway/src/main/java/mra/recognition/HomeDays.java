package mra.recognition;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** Tells home calendar days, and remembers the last moment: many questions share a millisecond. */
final class HomeDays {
  private static final long DAY_SECONDS = 86_400;

  private final ZoneRules home;
  private volatile Moment last;

  HomeDays(ZoneId home) {
    this.home = home.getRules();
    last = moment(0);
  }

  /** To the millisecond. */
  Moment now(Clock clock) {
    var moment = last;
    long millis = clock.millis();
    if (moment.instant().toEpochMilli() != millis) {
      moment = moment(millis);
      last = moment;
    }
    return moment;
  }

  /** Epoch day. */
  int dayOf(Instant instant) {
    long local = instant.getEpochSecond() + home.getOffset(instant).getTotalSeconds();
    return Math.toIntExact(Math.floorDiv(local, DAY_SECONDS));
  }

  private Moment moment(long millis) {
    var instant = Instant.ofEpochMilli(millis);
    return new Moment(instant, dayOf(instant));
  }
}
