package mra.format;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Supplier;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV document, one at a time in buffers that are used again. As in RFC 4180, but
 * that a quote within an unquoted field stands for itself.
 */
final class CsvRecords implements AutoCloseable {
  /** Fields of one record. */
  private static final int FIELDS_MAX = 10_000;

  private final ByteLines lines;
  private final LineText text;
  private final @Nullable String comment;
  private final char delimiter;

  /** No character where there is none. */
  private final int quote;

  private final int escape;

  /** Where each field begins and ends in the text, in turn. */
  private int[] bounds = new int[64];

  private int size;
  private int at;

  /**
   * Where the next character of a field goes: at most where it was read, as escapes are left out.
   */
  private int out;

  private long line = 1;
  private boolean sound;
  final Supplier<String> where = () -> "line " + line;

  CsvRecords(InputStream in, Form.Csv form) {
    var quoted = form.dialect().quote();
    this.comment = form.lines().comment();
    this.delimiter = form.dialect().delimiter();
    this.quote = quoted == null ? -1 : quoted;
    this.escape = form.dialect().backslash() ? '\\' : -1;
    try {
      var unmarked = form.lines().encoding().unmarked(in);
      this.lines = new ByteLines(unmarked.in(), unmarked.encoding());
      this.text = new LineText(unmarked.encoding());
    } catch (IOException failure) {
      throw ReadFaults.of(failure, "line 1", Fault.MALFORMED);
    }
  }

  /** Reads the next record; false at the end. */
  boolean next() {
    do {
      if (!lines.next()) {
        return false;
      }
      text.clear();
      text.append(lines);
    } while (comment != null && text.begins(comment));
    line = lines.number();
    split();
    return true;
  }

  void needed(Fault fault, String what) {
    if (!next()) {
      throw new Refused(fault, "after line " + line, what + " is missing");
    }
  }

  private void split() {
    size = 0;
    at = 0;
    out = 0;
    sound = true;
    boolean more = true;
    while (more) {
      if (2 * size == bounds.length) {
        bounds = Arrays.copyOf(bounds, 4 * size);
      }
      int from = out;
      if (at < text.length() && text.characters()[at] == quote) {
        at++;
        quoted();
        sound &= at == text.stop() || text.characters()[at] == delimiter;
      }
      plain();
      bounds[2 * size] = from;
      bounds[2 * size + 1] = out;
      size++;
      more = at < text.stop();
      at++;
      if (more && size == FIELDS_MAX) {
        throw new Refused(Fault.LIMIT_EXCEEDED, where.get(), "more than " + FIELDS_MAX + " fields");
      }
    }
  }

  /** Up to the delimiter or the end of the line. */
  private void plain() {
    var all = text.characters();
    int stop = text.stop();
    while (at < stop && all[at] != delimiter) {
      if (all[at] == escape && at + 1 < stop) {
        at++;
      }
      all[out++] = all[at++];
    }
  }

  /** Up to behind the quote that ends it. */
  private void quoted() {
    while (true) {
      while (at >= text.length()) {
        if (!lines.more()) {
          throw new Refused(Fault.MALFORMED, where.get(), "a quote has no end");
        }
        text.append(lines);
      }
      var all = text.characters();
      char c = all[at++];
      if (c == escape && at < text.length()) {
        c = all[at++];
      } else if (c == quote) {
        boolean doubled = escape < 0 && at < text.length() && all[at] == quote;
        if (!doubled) {
          return;
        }
        at++;
      }
      all[out++] = c;
    }
  }

  int size() {
    return size;
  }

  String get(int field) {
    int from = bounds[2 * field];
    return new String(text.characters(), from, bounds[2 * field + 1] - from);
  }

  /** Whether a delimiter or the line's end follows each quoted field. */
  boolean isSound() {
    return sound;
  }

  boolean isFirst(String value) {
    int length = bounds[1] - bounds[0];
    return length == value.length() && get(0).equals(value);
  }

  /** Characters, with one for each delimiter. */
  int characters() {
    int characters = 0;
    for (int i = 0; i < size; i++) {
      characters += bounds[2 * i + 1] - bounds[2 * i] + 1;
    }
    return characters;
  }

  /** Where the record begins. */
  long line() {
    return line;
  }

  void update(MessageDigest digest) {
    lines.update(digest);
  }

  @Override
  public void close() {
    lines.close();
  }
}
