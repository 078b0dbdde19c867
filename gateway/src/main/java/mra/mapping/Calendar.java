package mra.mapping;

import java.time.LocalDate;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/** Whose years, months and days a date is written in. */
enum Calendar {
  ISO {
    @Override
    LocalDate day(int era, int year, int month, int day) {
      return LocalDate.of(year, month, day);
    }

    @Override
    ChronoLocalDate of(LocalDate day) {
      return day;
    }
  },
  /** Years of an era, from Meiji 6 (1873), when the Gregorian calendar was taken over. */
  JAPANESE {
    @Override
    LocalDate day(int era, int year, int month, int day) {
      return LocalDate.from(JapaneseDate.of(JapaneseEra.of(era), year, month, day));
    }

    @Override
    ChronoLocalDate of(LocalDate day) {
      return JapaneseDate.from(day);
    }
  },
  /** Years of the Republic of China, the first of which was 1912. */
  MINGUO {
    @Override
    LocalDate day(int era, int year, int month, int day) {
      return LocalDate.from(MinguoDate.of(year, month, day));
    }

    @Override
    ChronoLocalDate of(LocalDate day) {
      return MinguoDate.from(day);
    }
  },
  /** Years of the Buddhist era as Thailand counts them: 2569 is 2026. */
  BUDDHIST {
    @Override
    LocalDate day(int era, int year, int month, int day) {
      return LocalDate.from(ThaiBuddhistDate.of(year, month, day));
    }

    @Override
    ChronoLocalDate of(LocalDate day) {
      return ThaiBuddhistDate.from(day);
    }
  },
  /** Umm al-Qura, by the table of Saudi Arabia: exact, and only from 1300 to 1600. */
  HIJRAH {
    @Override
    LocalDate day(int era, int year, int month, int day) {
      // Beyond its table it fails in more ways than one.
      HijrahChronology.INSTANCE.range(ChronoField.YEAR).checkValidValue(year, ChronoField.YEAR);
      return LocalDate.from(HijrahDate.of(year, month, day));
    }

    @Override
    ChronoLocalDate of(LocalDate day) {
      return HijrahDate.from(day);
    }
  };

  /** From Meiji, whose number is the least, to Reiwa. */
  static final List<String> ERA_LETTERS = List.of("M", "T", "S", "H", "R");

  static final List<String> ERA_NAMES = List.of("明治", "大正", "昭和", "平成", "令和");
  static final int FIRST_ERA = JapaneseEra.MEIJI.getValue();

  /**
   * The day in our calendar.
   *
   * @throws java.time.DateTimeException when there is no such day
   */
  abstract LocalDate day(int era, int year, int month, int day);

  /**
   * The day in this calendar.
   *
   * @throws java.time.DateTimeException when it does not know the day
   */
  abstract ChronoLocalDate of(LocalDate day);

  boolean hasEras() {
    return this == JAPANESE;
  }

  static Calendar named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static int year(ChronoLocalDate date) {
    return date.get(ChronoField.YEAR_OF_ERA);
  }
}
