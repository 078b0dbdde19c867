package mra.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.chrono.ChronoLocalDate;
import java.time.temporal.ChronoField;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.mapping.DateToken.Part;
import org.jspecify.annotations.Nullable;

/** A day, perhaps with the time, by any pattern and in any calendar; strict as to both. */
record CalendarPattern(String pattern, Calendar calendar, List<DateToken> tokens)
    implements DayForm {
  private static final int NANOS = 1_000_000;

  @Override
  public @Nullable LocalDate day(String text, ZoneId zone) {
    var local = local(text);
    return local == null ? null : local.toLocalDate();
  }

  @Override
  public @Nullable Instant moment(String text, ZoneId zone) {
    var local = local(text);
    return local == null ? null : local.atZone(zone).toInstant();
  }

  private @Nullable LocalDateTime local(String text) {
    var numbers = new int[Part.values().length];
    int at = 0;
    for (int i = 0; i < tokens.size() && at >= 0; i++) {
      at = tokens.get(i).read(text, at, numbers);
    }
    if (at != text.length()) {
      return null;
    }
    try {
      return LocalDateTime.of(date(numbers), time(numbers));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private LocalDate date(int[] numbers) {
    int year = numbers[Part.YEAR.ordinal()];
    if (year == 0) {
      throw new DateTimeException("no calendar has a year 0");
    }
    int ofYear = numbers[Part.DAY_OF_YEAR.ordinal()];
    return ofYear > 0
        ? LocalDate.ofYearDay(year, ofYear)
        : calendar.day(
            numbers[Part.ERA.ordinal()],
            year,
            numbers[Part.MONTH.ordinal()],
            numbers[Part.DAY.ordinal()]);
  }

  private static LocalTime time(int[] numbers) {
    return LocalTime.of(
        numbers[Part.HOUR.ordinal()],
        numbers[Part.MINUTE.ordinal()],
        numbers[Part.SECOND.ordinal()],
        numbers[Part.MILLI.ordinal()] * NANOS);
  }

  @Override
  public String write(LocalDate day, ZoneId zone) {
    return write(day.atStartOfDay());
  }

  @Override
  public String write(Instant moment, ZoneId zone) {
    return write(moment.atZone(zone).toLocalDateTime());
  }

  private String write(LocalDateTime local) {
    var text = new StringBuilder();
    try {
      var numbers = numbers(local, calendar.of(local.toLocalDate()));
      tokens.forEach(token -> token.write(text, numbers));
    } catch (DateTimeException unsayable) {
      throw new Refused(
          Fault.DATE_UNREADABLE,
          "",
          local.toLocalDate() + " cannot be written as " + pattern,
          unsayable);
    }
    return text.toString();
  }

  private int[] numbers(LocalDateTime local, ChronoLocalDate date) {
    var numbers = new int[Part.values().length];
    int era = date.getEra().getValue();
    if (calendar.hasEras()) {
      numbers[Part.ERA.ordinal()] = era;
    } else if (era != 1) {
      throw new DateTimeException("years before the first are not written");
    }
    numbers[Part.YEAR.ordinal()] = Calendar.year(date);
    numbers[Part.MONTH.ordinal()] = date.get(ChronoField.MONTH_OF_YEAR);
    numbers[Part.DAY.ordinal()] = date.get(ChronoField.DAY_OF_MONTH);
    numbers[Part.DAY_OF_YEAR.ordinal()] = local.getDayOfYear();
    numbers[Part.HOUR.ordinal()] = local.getHour();
    numbers[Part.MINUTE.ordinal()] = local.getMinute();
    numbers[Part.SECOND.ordinal()] = local.getSecond();
    numbers[Part.MILLI.ordinal()] = local.getNano() / NANOS;
    return numbers;
  }
}
