package mra.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** The lines of a document of fixed width, one at a time. */
final class FixedLines implements AutoCloseable {
  private final Form.Fixed form;
  private final ByteLines lines;
  private final Charset charset;
  private final Map<String, byte[]> marks = new HashMap<>();
  private final LineText text;
  private final boolean hasEnds;
  private final int unit;

  /** Of the line last taken, without its line end: characters or bytes. */
  private int length;

  private boolean cut;
  final Supplier<String> where = () -> place() + line();

  FixedLines(InputStream in, Form.Fixed form) {
    this.form = form;
    this.hasEnds = !form.lines().lineEnd().isEmpty();
    this.unit = form.lines().encoding().unit();
    try {
      var unmarked = form.lines().encoding().unmarked(in);
      this.lines = new ByteLines(unmarked.in(), unmarked.encoding());
      this.charset = unmarked.encoding().charset();
      this.text = new LineText(unmarked.encoding());
    } catch (IOException failure) {
      throw ReadFaults.of(failure, "line 1", Fault.MALFORMED);
    }
  }

  private String place() {
    return hasEnds ? "line " : "record ";
  }

  /**
   * Takes the next line; false at the end.
   *
   * @param record length where there are no line ends
   * @param marker of a line that is that much longer or shorter; null when none is
   */
  boolean next(int record, @Nullable String marker, int marked) {
    cut = false;
    if (hasEnds) {
      return nextLine();
    }
    boolean special = marker != null && lines.nextBeginsWith(bytes(marker));
    boolean there = lines.next(special ? marked : record);
    length = lines.to() - lines.from();
    if (!there && length > 0) {
      throw new Refused(
          Fault.MALFORMED, where.get(), "only " + length + " bytes of a record are left");
    }
    return there;
  }

  private boolean nextLine() {
    do {
      if (!lines.next()) {
        return false;
      }
      measure();
    } while (form.lines().comment() != null && begins(form.lines().comment()));
    return true;
  }

  private void measure() {
    if (form.bytes()) {
      length = lines.to() - lines.from() - endBytes();
      return;
    }
    text.clear();
    text.append(lines);
    length = Character.codePointCount(text.characters(), 0, text.stop());
  }

  /** Bytes of the line end. */
  private int endBytes() {
    int end = 0;
    for (char c : new char[] {'\n', '\r'}) {
      int last = lines.to() - end - unit;
      if (last >= lines.from() && isUnit(last, c)) {
        end += unit;
      } else if (c == '\n') {
        return 0;
      }
    }
    return end;
  }

  private boolean isUnit(int at, char c) {
    var bytes = lines.bytes();
    return unit == 1
        ? bytes[at] == c
        : (bytes[at] == c && bytes[at + 1] == 0) || (bytes[at] == 0 && bytes[at + 1] == c);
  }

  int length() {
    return length;
  }

  boolean begins(String marker) {
    if (form.bytes()) {
      var mark = bytes(marker);
      int from = lines.from();
      return mark.length <= length
          && Arrays.equals(lines.bytes(), from, from + mark.length, mark, 0, mark.length);
    }
    return text.begins(marker);
  }

  private byte[] bytes(String marker) {
    return marks.computeIfAbsent(marker, text -> text.getBytes(charset));
  }

  /** Without its padding; empty where the line ends before it. */
  String get(Span span) {
    var value = raw(Math.min(span.from(), length), Math.min(span.to(), length));
    int from = 0;
    int to = value.length();
    char with = form.padding().with();
    while (from < to && value.charAt(form.padding().left() ? from : to - 1) == with) {
      from += form.padding().left() ? 1 : 0;
      to -= form.padding().left() ? 0 : 1;
    }
    return value.substring(from, to);
  }

  private String raw(int from, int to) {
    if (form.bytes()) {
      text.clear();
      cut |= !text.append(lines.bytes(), lines.from() + from, lines.from() + to, line());
      return new String(text.characters(), 0, text.length());
    }
    var all = text.characters();
    boolean wide = length < text.stop();
    int first = wide ? Character.offsetByCodePoints(all, 0, text.stop(), 0, from) : from;
    int last = wide ? Character.offsetByCodePoints(all, 0, text.stop(), first, to - from) : to;
    return new String(all, first, last - first);
  }

  /** Whether a field of this line ended within a character. */
  boolean isCut() {
    return cut;
  }

  long line() {
    return lines.number();
  }

  void update(MessageDigest digest) {
    lines.update(digest);
  }

  @Override
  public void close() {
    lines.close();
  }
}
