package mra.format.outline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.outline.Outline.Fixed;

/** The places of a sample of fixed width, by the layout that stands in the partner's document. */
final class FixedSample {
  private static final Pattern LINE =
      Pattern.compile("(header|record|trailer),([^,]+),([1-9][0-9]{0,4}),([1-9][0-9]{0,4})");
  private static final int LAYOUT_BYTES_MAX = 1 << 20;

  private final Path file;
  private final Encoding encoding;
  private final Budget budget = new Budget();
  private final Map<String, Map<String, String>> parts = new LinkedHashMap<>();

  FixedSample(Path file, Encoding encoding, Path layout) {
    this.file = file;
    this.encoding = encoding;
    readLayout(layout);
  }

  private void readLayout(Path layout) {
    try {
      if (Files.size(layout) > LAYOUT_BYTES_MAX) {
        throw new Refused(Fault.LIMIT_EXCEEDED, layout.toString(), "it is larger than 1 MiB");
      }
      int number = 0;
      for (var line : Files.readAllLines(layout, StandardCharsets.UTF_8)) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          add(line.strip(), layout + ":" + number);
        }
      }
    } catch (IOException unreadable) {
      throw new Refused(
          Fault.NOT_FOUND, layout.toString(), "it cannot be read as UTF-8", unreadable);
    }
    if (places("record").isEmpty()) {
      throw new Refused(Fault.MALFORMED, layout.toString(), "it names no place of a record");
    }
  }

  private void add(String line, String where) {
    var found = LINE.matcher(line);
    if (!found.matches() || Integer.parseInt(found.group(3)) > Integer.parseInt(found.group(4))) {
      throw new Refused(
          Fault.MALFORMED, where, "a line is header|record|trailer,NAME,FROM,TO, counted from 1");
    }
    parts
        .computeIfAbsent(found.group(1), part -> new LinkedHashMap<>())
        .put(found.group(3) + "-" + found.group(4), found.group(2).strip());
  }

  private Map<String, String> places(String part) {
    return parts.getOrDefault(part, Map.of());
  }

  Outline read() {
    var record = new Spot("", "record", false);
    var root = new Spot("", "", false);
    var lines = new ArrayList<String>();
    int least = Integer.MAX_VALUE;
    int most = 0;
    boolean headed = parts.containsKey("header");
    boolean trailed = parts.containsKey("trailer");
    try (var text = SampleText.open(file, encoding)) {
      String first = headed ? text.readLine() : null;
      String before = null;
      for (String line; (line = text.readLine()) != null; before = line) {
        if (before != null) {
          least = Math.min(least, length(before));
          most = Math.max(most, length(before));
          fill(record, "record", before);
        }
      }
      if (before != null && !trailed) {
        least = Math.min(least, length(before));
        most = Math.max(most, length(before));
        fill(record, "record", before);
      }
      if (record.count() == 0) {
        throw new Refused(Fault.MALFORMED, file.toString(), "there is no line of a record in it");
      }
      if (first != null) {
        fill(root, "header", first);
      }
      lines.add(first == null ? "" : mark(first, "header"));
      lines.add(trailed && before != null ? mark(before, "trailer") : "");
      lines.add(first == null ? "" : first);
      lines.add(trailed && before != null ? before : "");
    } catch (IOException broken) {
      throw new Refused(
          Fault.MALFORMED,
          file.toString(),
          "it cannot be read as lines in " + encoding.charset(),
          broken);
    }
    var fixed =
        new Fixed(
            most,
            least < most,
            isCrlf(),
            Map.copyOf(places("header")),
            Map.copyOf(places("record")),
            lines.get(0),
            length(lines.get(2)),
            lines.get(1),
            length(lines.get(3)),
            places("trailer").keySet().stream().findFirst().orElse("none"),
            countsAll(lines.get(3), record.count() + (lines.get(2).isEmpty() ? 1 : 2)));
    return new Outline(Outline.Kind.FIXED, encoding, root, List.of(record), null, fixed);
  }

  private boolean countsAll(String trailer, long all) {
    return places("trailer").keySet().stream()
        .findFirst()
        .map(place -> cut(trailer, place).strip())
        .filter(count -> count.matches("[0-9]{1,18}"))
        .filter(count -> Long.parseLong(count) == all)
        .isPresent();
  }

  private boolean isCrlf() {
    try (var text = SampleText.open(file, encoding)) {
      for (int c; (c = text.read()) >= 0 && c != '\n'; ) {
        if (c == '\r') {
          return true;
        }
      }
      return false;
    } catch (IOException broken) {
      return false;
    }
  }

  private void fill(Spot spot, String part, String line) {
    spot.enter();
    for (var place : places(part).keySet()) {
      var child = spot.child("", place, false, budget);
      child.enter();
      child.text(cut(line, place), budget);
    }
  }

  private static String cut(String line, String place) {
    int dash = place.indexOf('-');
    int from = Integer.parseInt(place.substring(0, dash)) - 1;
    int to = Math.min(Integer.parseInt(place.substring(dash + 1)), length(line));
    return from >= to
        ? ""
        : line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
  }

  /** What stands before the first place: by it such a line is told from others. */
  private String mark(String line, String part) {
    int first =
        places(part).keySet().stream()
            .mapToInt(place -> Integer.parseInt(place.substring(0, place.indexOf('-'))))
            .min()
            .orElse(1);
    return first == 1 ? "" : cut(line, "1-" + (first - 1)).strip();
  }

  private static int length(String line) {
    return line.codePointCount(0, line.length());
  }
}
