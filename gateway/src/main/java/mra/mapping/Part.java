package mra.mapping;

import java.util.regex.Pattern;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A part of a text; what lies around it cannot be written back, unless another line writes all of
 * it.
 *
 * @param from characters before it
 * @param to characters up to its end; the greatest number where it goes to the end of the text
 * @param after what it begins behind; empty for the text's beginning
 * @param before what it ends at; empty for the text's end
 */
record Part(int from, int to, String after, String before) implements TextStep {
  private static final Pattern PLACES = Pattern.compile("([1-9][0-9]{0,3})-([1-9][0-9]{0,3})?");

  /**
   * Characters {@code from-to}, counted from 1, or {@code from-}.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Part of(String places) {
    var numbers = PLACES.matcher(places);
    if (numbers.matches()) {
      int from = Integer.parseInt(numbers.group(1));
      int to = numbers.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(numbers.group(2));
      if (from <= to) {
        return new Part(from - 1, to, "", "");
      }
    }
    throw new IllegalArgumentException("part is from-to or from-, counted from 1: " + places);
  }

  @Override
  public @Nullable String read(String text, String at) {
    var part = after.isEmpty() && before.isEmpty() ? places(text, at) : between(text, at);
    return part.isEmpty() ? null : part;
  }

  private String places(String text, String at) {
    int characters = text.codePointCount(0, text.length());
    if (characters <= from || (to < Integer.MAX_VALUE && characters < to)) {
      throw new Misfit(Fault.VALUE_INVALID, at, "it ends before the part that is wanted");
    }
    int first = text.offsetByCodePoints(0, from);
    return to < Integer.MAX_VALUE
        ? text.substring(first, text.offsetByCodePoints(first, to - from))
        : text.substring(first);
  }

  private String between(String text, String at) {
    int first = text.indexOf(after);
    int last =
        first < 0 || before.isEmpty()
            ? text.length()
            : text.indexOf(before, first + after.length());
    if (first < 0 || last < 0) {
      var missing = first < 0 ? after : before;
      throw new Misfit(Fault.VALUE_INVALID, at, "it does not hold '" + missing + "'");
    }
    return text.substring(first + after.length(), last).strip();
  }

  @Override
  public String write(String text, String at) {
    throw new IllegalStateException("another line writes what this is a part of");
  }
}
