package mra.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to read and write one document of fixed width.
 *
 * @param header places of the header's columns
 * @param record places of the record's columns
 * @param trailerLength characters or bytes of the trailer
 */
record FixedPlan(
    Form.Fixed form,
    List<Span> header,
    List<Span> record,
    int trailerLength,
    @Nullable Span countAt,
    @Nullable Span digestAt) {
  private static final int DIGEST = 64;
  private static final Span NOWHERE = new Span("", 0, 0);

  static FixedPlan compile(Layout layout, Form.Fixed form, Problems problems) {
    var lines = form.lines();
    Lined.flat("fixed width", layout, lines, problems);
    var trailer = lines.trailer();
    int trailerLength = trailer == null || trailer.size() == 0 ? form.length() : trailer.size();
    var plan =
        new FixedPlan(
            form,
            spans(layout.header(), form.headerLength(), problems),
            spans(layout.record(), form.length(), problems),
            trailerLength,
            trailer == null ? null : span(trailer.count(), layout, trailerLength, problems),
            trailer == null ? null : span(trailer.digest(), layout, trailerLength, problems));
    plan.disjoint(layout, problems);
    if (plan.digestAt != null && plan.digestAt.width() != DIGEST) {
      problems.at(
          layout.line(), "a SHA-256 takes " + DIGEST + " places, not " + plan.digestAt.path());
    }
    var with = String.valueOf(form.padding().with());
    boolean oneByte = with.getBytes(lines.encoding().charset()).length == 1;
    if (form.bytes() && !oneByte) {
      problems.at(layout.line(), "the padding must be one byte where the width goes by bytes");
    }
    if (lines.lineEnd().isEmpty() && !form.bytes()) {
      problems.at(layout.line(), "without line ends the width goes by bytes");
    }
    return plan;
  }

  private static List<Span> spans(Shape shape, int length, Problems problems) {
    return shape.groups().getFirst().columns().stream()
        .map(column -> span(column.path(), column.line(), length, problems))
        .toList();
  }

  private static @Nullable Span span(
      @Nullable String path, Layout layout, int length, Problems problems) {
    return path == null ? null : span(path, layout.line(), length, problems);
  }

  private static Span span(String path, int line, int length, Problems problems) {
    var span = Span.of(path);
    if (span.isEmpty()) {
      problems.at(line, path + " is no place: from-to, counted from 1");
    } else if (span.get().to() > length) {
      problems.at(line, path + " lies behind the end of the line, which is " + length + " long");
    }
    return span.orElse(NOWHERE);
  }

  /** What overlaps could not be written, and is a slip of the pen where it is only read. */
  private void disjoint(Layout layout, Problems problems) {
    var lines = form.lines();
    var trailer = lines.trailer();
    overlaps(layout, problems, mark(lines.headerRecord()), header);
    overlaps(layout, problems, null, record);
    var ofTrailer = new ArrayList<Span>();
    if (countAt != null) {
      ofTrailer.add(countAt);
    }
    if (digestAt != null) {
      ofTrailer.add(digestAt);
    }
    overlaps(layout, problems, mark(trailer == null ? null : trailer.record()), ofTrailer);
  }

  private @Nullable Span mark(@Nullable String record) {
    if (record == null) {
      return null;
    }
    int length =
        form.bytes()
            ? record.getBytes(form.lines().encoding().charset()).length
            : record.codePointCount(0, record.length());
    return new Span("'" + record + "'", 0, length);
  }

  private static void overlaps(
      Layout layout, Problems problems, @Nullable Span mark, List<Span> spans) {
    var all = new ArrayList<>(spans);
    if (mark != null) {
      all.addFirst(mark);
    }
    all.sort(Comparator.comparingInt(Span::from));
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).overlaps(all.get(i - 1))) {
        problems.at(
            layout.line(), all.get(i - 1).path() + " and " + all.get(i).path() + " overlap");
      }
    }
  }
}
