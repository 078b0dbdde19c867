package mra.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A day told by a moment: the day it was at the partner's. */
enum Moments implements DayForm {
  EPOCH_SECONDS("seconds since 1970") {
    @Override
    Instant at(String text) {
      return Instant.ofEpochSecond(number(text));
    }

    @Override
    String of(Instant moment, ZoneId zone) {
      return Long.toString(moment.getEpochSecond());
    }
  },
  EPOCH_MILLIS("milliseconds since 1970") {
    @Override
    Instant at(String text) {
      return Instant.ofEpochMilli(number(text));
    }

    @Override
    String of(Instant moment, ZoneId zone) {
      return Long.toString(moment.toEpochMilli());
    }
  },
  ISO("date and time with its offset") {
    @Override
    Instant at(String text) {
      return OffsetDateTime.parse(text).toInstant();
    }

    @Override
    String of(Instant moment, ZoneId zone) {
      var local = moment.truncatedTo(ChronoUnit.MILLIS).atZone(zone);
      // With its seconds, which schemas ask for.
      return local.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
  };

  private static final int DIGITS_MAX = 15;
  private static final int YEAR_MAX = 9999;

  private final String shown;

  Moments(String shown) {
    this.shown = shown;
  }

  /**
   * The moment.
   *
   * @throws DateTimeException when the text is none
   */
  abstract Instant at(String text);

  abstract String of(Instant moment, ZoneId zone);

  @Override
  public @Nullable LocalDate day(String text, ZoneId zone) {
    var moment = moment(text, zone);
    var day = moment == null ? null : moment.atZone(zone).toLocalDate();
    // Milliseconds that are read as seconds are days of the year 56,000.
    return day == null || day.getYear() > YEAR_MAX ? null : day;
  }

  @Override
  public @Nullable Instant moment(String text, ZoneId zone) {
    try {
      return at(text);
    } catch (DateTimeException noMoment) {
      return null;
    }
  }

  @Override
  public String write(LocalDate day, ZoneId zone) {
    return of(day.atStartOfDay(zone).toInstant(), zone);
  }

  @Override
  public String write(Instant moment, ZoneId zone) {
    return of(moment, zone);
  }

  @Override
  public String pattern() {
    return shown;
  }

  private static long number(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - from;
    boolean number = digits > 0 && digits <= DIGITS_MAX;
    for (int i = from; number && i < text.length(); i++) {
      number = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!number) {
      throw new DateTimeException("no number");
    }
    return Long.parseLong(text);
  }
}
