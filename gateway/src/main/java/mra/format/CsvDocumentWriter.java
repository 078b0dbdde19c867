package mra.format;

import java.io.OutputStream;
import java.util.Arrays;
import mra.fault.Fault;
import mra.fault.Refused;

/** Header record, headings, records, trailer with count and digest. */
final class CsvDocumentWriter implements DocumentWriter {
  private final Layout layout;
  private final CsvPlan plan;
  private final Form.Csv form;
  private final WriteCount count = new WriteCount();
  private final LinesProof proof;
  private final LineWriter out;
  private final CsvSpelling spelling;
  private final StringBuilder line = new StringBuilder();

  CsvDocumentWriter(OutputStream out, Layout layout, CsvPlan plan) {
    this.layout = layout;
    this.plan = plan;
    this.form = plan.form();
    this.out = new LineWriter(out, form.lines());
    this.spelling = new CsvSpelling(form);
    var unlimited = new CountProof(Long.MAX_VALUE);
    this.proof =
        new LinesProof(form.lines().trailer(), unlimited, form.lines().around(form.headed()));
  }

  @Override
  public void header(Fields header) {
    count.stated(layout.count() == null ? null : header.get(0, 0, layout.count()));
    out.begin();
    var mark = form.lines().headerRecord();
    if (mark != null) {
      var record = row(header, plan.header(), plan.headerSize());
      record[0] = mark;
      out.line(line(record, "the header"), "the header");
    }
    if (form.headed()) {
      out.line(line(form.columns().toArray(String[]::new), "the headings"), "the headings");
    }
  }

  @Override
  public void record(Fields record) {
    count.next();
    var where = "record " + count.written();
    var row = row(record, plan.record(), form.columns().size());
    var trailer = form.lines().trailer();
    if (trailer != null && row[0].equals(trailer.record())) {
      throw new Refused(Fault.VALUE_INVALID, where, "it begins as the trailer does");
    }
    var bytes = out.line(line(row, where), where);
    proof.record(digest -> digest.update(bytes));
  }

  @Override
  public void finish() {
    count.prove();
    var trailer = form.lines().trailer();
    if (trailer != null) {
      var record = new String[plan.trailerSize()];
      Arrays.fill(record, "");
      record[0] = trailer.record();
      if (plan.countAt() >= 0) {
        record[plan.countAt()] = proof.stated(count.written());
      }
      if (plan.digestAt() >= 0) {
        record[plan.digestAt()] = proof.digest();
      }
      out.line(line(record, "the trailer"), "the trailer");
    }
    out.flush();
  }

  private static String[] row(Fields fields, int[] positions, int size) {
    var row = new String[size];
    Arrays.fill(row, "");
    for (int column = 0; column < positions.length; column++) {
      var value = fields.get(0, 0, column);
      if (value != null) {
        row[positions[column]] = value;
      }
    }
    return row;
  }

  private StringBuilder line(String[] fields, String where) {
    line.setLength(0);
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        line.append(form.dialect().delimiter());
      }
      spelling.append(fields[i], i == 0, line, where);
    }
    return line;
  }
}
