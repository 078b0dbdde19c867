package mra.format;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Writes header, records and trailer at their places; what does not fit is refused, never cut. */
final class FixedDocumentWriter implements DocumentWriter {
  private final Layout layout;
  private final FixedPlan plan;
  private final Form.Fixed form;
  private final WriteCount count = new WriteCount();
  private final LinesProof proof;
  private final LineWriter out;
  private final StringBuilder line = new StringBuilder();

  /** Places of the line that are written. */
  private int places;

  private String where = "the header";

  private record Piece(Span span, String value) {}

  FixedDocumentWriter(OutputStream out, Layout layout, FixedPlan plan) {
    this.layout = layout;
    this.plan = plan;
    this.form = plan.form();
    this.out = new LineWriter(out, form.lines());
    this.proof =
        new LinesProof(
            form.lines().trailer(), new CountProof(Long.MAX_VALUE), form.lines().around(false));
  }

  @Override
  public void header(Fields header) {
    count.stated(layout.count() == null ? null : header.get(0, 0, layout.count()));
    out.begin();
    var mark = form.lines().headerRecord();
    if (mark != null) {
      write(mark, pieces(header, plan.header()), form.headerLength());
    }
  }

  @Override
  public void record(Fields record) {
    count.next();
    where = "record " + count.written();
    write("", pieces(record, plan.record()), form.length());
  }

  @Override
  public void finish() {
    count.prove();
    var trailer = form.lines().trailer();
    if (trailer != null) {
      where = "the trailer";
      var pieces = new ArrayList<Piece>();
      add(pieces, plan.digestAt(), proof.digest());
      var at = plan.countAt();
      if (at != null) {
        var number = proof.stated(count.written());
        add(pieces, at, "0".repeat(Math.max(0, at.width() - number.length())) + number);
      }
      write(trailer.record(), pieces, plan.trailerLength());
    }
    out.flush();
  }

  private static List<Piece> pieces(Fields fields, List<Span> spans) {
    var pieces = new ArrayList<Piece>();
    for (int column = 0; column < spans.size(); column++) {
      var value = fields.get(0, 0, column);
      add(pieces, spans.get(column), value == null ? "" : value);
    }
    return pieces;
  }

  private static void add(List<Piece> pieces, @Nullable Span span, String value) {
    if (span != null) {
      pieces.add(new Piece(span, value));
    }
  }

  private void write(String mark, List<Piece> pieces, int length) {
    line.setLength(0);
    line.append(mark);
    places = width(mark);
    pieces.sort(Comparator.comparingInt(piece -> piece.span.from()));
    for (var piece : pieces) {
      padTo(piece.span.from());
      put(piece);
    }
    padTo(length);
    boolean record = mark.isEmpty();
    var trailer = form.lines().trailer();
    if (record && trailer != null && line.indexOf(trailer.record()) == 0) {
      throw new Refused(Fault.VALUE_INVALID, where, "it begins as the trailer does");
    }
    var bytes = out.line(line, where);
    if (record) {
      proof.record(digest -> digest.update(bytes));
    }
  }

  private void padTo(int place) {
    while (places < place) {
      line.append(form.padding().with());
      places++;
    }
  }

  private void put(Piece piece) {
    int width = width(piece.value);
    var span = piece.span;
    if (width > span.width() || !isKept(piece.value)) {
      var why = width > span.width() ? "it is longer than " : "its padding would be lost at ";
      throw new Refused(Fault.VALUE_INVALID, where, why + span.path());
    }
    if (form.padding().left()) {
      padTo(span.to() - width);
    }
    line.append(piece.value);
    places += width;
    padTo(span.to());
  }

  /** Whether it reads as itself: no line end, and no padding where padding is taken away. */
  private boolean isKept(String value) {
    if (value.isEmpty()) {
      return true;
    }
    char edge = value.charAt(form.padding().left() ? 0 : value.length() - 1);
    return edge != form.padding().with() && value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
  }

  private int width(String value) {
    return form.bytes() ? out.bytes(value, where) : value.codePointCount(0, value.length());
  }
}
