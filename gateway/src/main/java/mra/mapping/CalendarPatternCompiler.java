package mra.mapping;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mra.mapping.DateToken.Digits;
import mra.mapping.DateToken.Literal;
import mra.mapping.DateToken.Part;
import mra.mapping.DateToken.Word;

/** Compiles a date's pattern, letter by letter. */
final class CalendarPatternCompiler {
  private static final int MONTHS = 12;

  private final DateTerm term;
  private final String pattern;
  private final List<DateToken> tokens = new ArrayList<>();
  private final Set<Part> seen = EnumSet.noneOf(Part.class);

  CalendarPatternCompiler(DateTerm term) {
    this.term = term;
    this.pattern = term.pattern();
  }

  /**
   * The pattern.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  CalendarPattern compile() {
    for (int at = 0; at < pattern.length(); ) {
      char c = pattern.charAt(at);
      if (c == '\'') {
        at = quoted(at);
      } else if (isLetter(c)) {
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        letters(c, end - at);
        at = end;
      } else {
        tokens.add(new Literal(c));
        at++;
      }
    }
    complete();
    return new CalendarPattern(pattern, term.calendar(), List.copyOf(tokens));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Letters between quotes stand for themselves. */
  private int quoted(int at) {
    int end = pattern.indexOf('\'', at + 1);
    if (end < 0) {
      throw wrong("a quote has no end");
    }
    pattern.substring(at + 1, end).chars().forEach(c -> tokens.add(new Literal((char) c)));
    return end + 1;
  }

  private void letters(char letter, int count) {
    switch (letter) {
      case 'G' -> era(count);
      case 'y' -> year(count);
      case 'M' -> month(count);
      case 'd' -> digits(Part.DAY, count, 2);
      case 'Y' -> throw wrong("Y is no letter of a date; the year is yyyy");
      case 'D' -> dayOfYear(count);
      case 'H' -> digits(Part.HOUR, count, 2);
      case 'm' -> digits(Part.MINUTE, count, 2);
      case 's' -> digits(Part.SECOND, count, 2);
      case 'S' -> fixed(Part.MILLI, count, 3);
      default ->
          throw wrong(
              "'" + letter + "' is no letter of a date; letters for themselves stand in quotes");
    }
  }

  private void dayOfYear(int count) {
    if (count == 2) {
      throw wrong("DD: the day of the month is dd, that of the year DDD");
    }
    digits(Part.DAY_OF_YEAR, count, 3);
  }

  /** One letter: as many digits as it takes; else exactly so many. */
  private void digits(Part part, int count, int max) {
    if (count == 1) {
      add(part, new Digits(part, 1, max, 0, false));
    } else {
      fixed(part, count, max);
    }
  }

  private void fixed(Part part, int count, int exactly) {
    if (count != exactly) {
      throw wrong("letters of one kind are one or " + exactly);
    }
    add(part, new Digits(part, exactly, exactly, 0, false));
  }

  private void year(int count) {
    boolean eras = term.calendar().hasEras();
    var pivot = term.pivot();
    switch (count) {
      case 1 -> add(Part.YEAR, new Digits(Part.YEAR, 1, 4, 0, eras));
      case 2 -> {
        if (!eras && pivot == null) {
          throw wrong("yy needs its pivot, the first of the hundred years it stands for");
        }
        add(Part.YEAR, new Digits(Part.YEAR, 2, 2, eras || pivot == null ? 0 : pivot, eras));
      }
      case 3, 4 -> add(Part.YEAR, new Digits(Part.YEAR, count, count, 0, false));
      default -> throw wrong("a year is y, yy, yyy or yyyy");
    }
  }

  private void era(int count) {
    if (!term.calendar().hasEras()) {
      throw wrong("G is the era of a Japanese date; other eras are written as they are");
    }
    var words = count == 1 ? Calendar.ERA_LETTERS : Calendar.ERA_NAMES;
    add(Part.ERA, new Word(Part.ERA, words, Calendar.FIRST_ERA));
  }

  private void month(int count) {
    if (count <= 2) {
      digits(Part.MONTH, count, 2);
      return;
    }
    if (!term.months().isEmpty()) {
      add(Part.MONTH, new Word(Part.MONTH, term.months(), 1));
      return;
    }
    if (term.language() == null) {
      throw wrong("names of months need their language, or months");
    }
    var locale = Locale.forLanguageTag(term.language());
    var style = count == 3 ? TextStyle.SHORT : TextStyle.FULL;
    var names = Arrays.stream(Month.values()).map(m -> m.getDisplayName(style, locale)).toList();
    boolean isKnown =
        Arrays.stream(Locale.getAvailableLocales())
            .anyMatch(known -> known.getLanguage().equals(locale.getLanguage()));
    if (!isKnown || names.stream().distinct().count() != MONTHS) {
      throw wrong("the names of months in " + term.language() + " are not known; say months");
    }
    add(Part.MONTH, new Word(Part.MONTH, names, 1));
  }

  private void add(Part part, DateToken token) {
    boolean open = !tokens.isEmpty() && tokens.getLast() instanceof Digits last && last.isOpen();
    if (open && token instanceof Digits) {
      throw wrong("nobody can tell where one number ends and the next begins");
    }
    if (!seen.add(part)) {
      throw wrong("it says the " + part.name().toLowerCase(Locale.ROOT) + " twice");
    }
    tokens.add(token);
  }

  private void complete() {
    boolean day = seen.contains(Part.MONTH) && seen.contains(Part.DAY);
    boolean ofYear = seen.contains(Part.DAY_OF_YEAR);
    if (!seen.contains(Part.YEAR) || day == ofYear) {
      throw wrong("a date has a year, and either month and day or the day of the year");
    }
    if (ofYear && term.calendar() != Calendar.ISO) {
      throw wrong("D counts the days of our own calendar's year");
    }
    if (term.calendar().hasEras() && !seen.contains(Part.ERA)) {
      throw wrong("a Japanese date needs its era, G or GGGG");
    }
    if (!term.months().isEmpty() && term.months().stream().distinct().count() != MONTHS) {
      throw wrong("months are twelve different names");
    }
  }

  private IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException("date " + pattern + ": " + why);
  }
}
