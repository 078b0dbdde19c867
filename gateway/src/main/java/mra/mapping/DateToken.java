package mra.mapping;

import java.util.List;

/** A piece of a written date: it reads its number, or says that it does not stand there. */
sealed interface DateToken {
  int NOT_THERE = -1;

  /** What numbers a date is made of. */
  enum Part {
    ERA,
    YEAR,
    MONTH,
    DAY,
    DAY_OF_YEAR,
    HOUR,
    MINUTE,
    SECOND,
    MILLI
  }

  /**
   * Reads from a place on.
   *
   * @param numbers by part
   * @return the place behind it, or {@link #NOT_THERE}
   */
  int read(String text, int at, int[] numbers);

  /** Writes the number; one that takes more places than there are throws. */
  void write(StringBuilder text, int[] numbers);

  /** Stands for itself. */
  record Literal(char c) implements DateToken {
    @Override
    public int read(String text, int at, int[] numbers) {
      return at < text.length() && text.charAt(at) == c ? at + 1 : NOT_THERE;
    }

    @Override
    public void write(StringBuilder text, int[] numbers) {
      text.append(c);
    }
  }

  /**
   * Digits.
   *
   * @param pivot first of the hundred years that two digits stand for; 0 where they are the number
   * @param first whether the first year may be written 元, as the era's beginning
   */
  record Digits(Part part, int min, int max, int pivot, boolean first) implements DateToken {
    private static final char FIRST = '元';
    private static final int CENTURY = 100;

    @Override
    public int read(String text, int at, int[] numbers) {
      if (first && at < text.length() && text.charAt(at) == FIRST) {
        numbers[part.ordinal()] = 1;
        return at + 1;
      }
      int number = 0;
      int end = at;
      while (end < text.length() && end - at < max && isDigit(text.charAt(end))) {
        number = number * 10 + text.charAt(end++) - '0';
      }
      if (end - at < min) {
        return NOT_THERE;
      }
      numbers[part.ordinal()] = pivot == 0 ? number : inWindow(number);
      return end;
    }

    private int inWindow(int number) {
      int year = pivot - pivot % CENTURY + number;
      return year < pivot ? year + CENTURY : year;
    }

    @Override
    public void write(StringBuilder text, int[] numbers) {
      int number = numbers[part.ordinal()];
      boolean outside = pivot > 0 && (number < pivot || number >= pivot + CENTURY);
      var digits = Integer.toString(pivot > 0 ? number % CENTURY : number);
      if (outside || digits.length() > max) {
        throw new java.time.DateTimeException("the year cannot be written in so few digits");
      }
      text.append("0".repeat(Math.max(0, min - digits.length()))).append(digits);
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    boolean isOpen() {
      return min < max;
    }
  }

  /**
   * A word for a number, in capitals or not.
   *
   * @param words the first stands for {@code from}
   */
  record Word(Part part, List<String> words, int from) implements DateToken {
    @Override
    public int read(String text, int at, int[] numbers) {
      int longest = 0;
      for (int i = 0; i < words.size(); i++) {
        var word = words.get(i);
        // Of May and Mayo the one that is longer is meant.
        if (word.length() > longest && text.regionMatches(true, at, word, 0, word.length())) {
          longest = word.length();
          numbers[part.ordinal()] = from + i;
        }
      }
      return longest == 0 ? NOT_THERE : at + longest;
    }

    @Override
    public void write(StringBuilder text, int[] numbers) {
      text.append(words.get(numbers[part.ordinal()] - from));
    }
  }
}
