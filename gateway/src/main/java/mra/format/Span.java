package mra.format;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Places of a line, from 0, the last one excluded.
 *
 * @param path as a table has it: {@code from-to} counted from 1, or one place
 */
record Span(String path, int from, int to) {
  private static final Pattern PATH = Pattern.compile("([1-9][0-9]{0,5})(?:-([1-9][0-9]{0,5}))?");

  /** Empty when the path is none. */
  static Optional<Span> of(String path) {
    var places = PATH.matcher(path);
    if (!places.matches()) {
      return Optional.empty();
    }
    int from = Integer.parseInt(places.group(1));
    int to = places.group(2) == null ? from : Integer.parseInt(places.group(2));
    return from <= to ? Optional.of(new Span(path, from - 1, to)) : Optional.empty();
  }

  int width() {
    return to - from;
  }

  boolean overlaps(Span other) {
    return from < other.to && other.from < to;
  }
}
