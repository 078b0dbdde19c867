package mra.partner;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/** Whether a schedule still fires, and on the days when clocks are put forward too. */
final class ScheduleCheck {

  private static final Duration AHEAD = Duration.ofDays(2 * 366);

  private static final Duration SELDOM = Duration.ofMinutes(5);

  private final ZoneId zone;
  private final Instant now;

  ScheduleCheck(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  /** What is no schedule was told before. */
  void check(Section item) {
    item.text().filter(CronExpression::isValidExpression).ifPresent(at -> check(item, at));
  }

  /** Each time that it fires a list may leave. */
  void expectSeldom(Section item) {
    item.text()
        .filter(CronExpression::isValidExpression)
        .ifPresent(at -> {
          var wallClock = wallClock(at);
          var first = next(wallClock, LocalDateTime.ofInstant(now, zone));
          first
              .flatMap(time -> next(wallClock, time))
              .map(second -> Duration.between(first.orElseThrow(), second))
              .filter(gap -> gap.compareTo(SELDOM) < 0)
              .ifPresent(gap ->
                  item.warning(
                      "'%s' fires %d seconds after it fired; is a list to leave as often?"
                          .formatted(at, gap.toSeconds())));
        });
  }

  private void check(Section item, String at) {
    var wallClock = wallClock(at);
    var local = LocalDateTime.ofInstant(now, zone);
    if (next(wallClock, local).isEmpty()) {
      item.error("'" + at + "' never fires again");
      return;
    }
    gaps()
        .filter(gap -> swallows(gap, wallClock))
        .findFirst()
        .ifPresent(gap -> item.warning(warning(at, gap)));
  }

  private String warning(String at, ZoneOffsetTransition gap) {
    return "'%s' falls on %s into the time that %s skips, %s to %s"
        .formatted(
            at,
            gap.getDateTimeBefore().toLocalDate(),
            zone,
            gap.getDateTimeBefore().toLocalTime(),
            gap.getDateTimeAfter().toLocalTime());
  }

  private Stream<ZoneOffsetTransition> gaps() {
    return Stream.iterate(
            Optional.ofNullable(zone.getRules().nextTransition(now)),
            Optional::isPresent,
            each -> each.map(t -> zone.getRules().nextTransition(t.getInstant())))
        .flatMap(Optional::stream)
        .takeWhile(each -> each.getInstant().isBefore(now.plus(AHEAD)))
        .filter(ZoneOffsetTransition::isGap);
  }

  /** That day's times lie all within the gap. A schedule that fires hourly loses nothing. */
  private static boolean swallows(ZoneOffsetTransition gap, CronExpression wallClock) {
    LocalDate day = gap.getDateTimeBefore().toLocalDate();
    var first = next(wallClock, day.atStartOfDay().minusSeconds(1));
    if (first.isEmpty() || first.get().isBefore(gap.getDateTimeBefore())) {
      return false;
    }
    var after = next(wallClock, gap.getDateTimeAfter().minusSeconds(1));
    return first.get().isBefore(gap.getDateTimeAfter())
        && after.filter(time -> time.toLocalDate().equals(day)).isEmpty();
  }

  /** The expression over local times: in UTC no time is ever skipped. */
  private static CronExpression wallClock(String at) {
    try {
      var expression = new CronExpression(at);
      expression.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
      return expression;
    } catch (ParseException e) {
      throw new IllegalStateException("It was found valid", e);
    }
  }

  private static Optional<LocalDateTime> next(CronExpression wallClock, LocalDateTime after) {
    return Optional.ofNullable(
            wallClock.getNextValidTimeAfter(Date.from(after.toInstant(ZoneOffset.UTC))))
        .map(date -> LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC));
  }
}
