package mra.format;

import java.util.List;
import java.util.function.Consumer;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.trust.Opened;
import org.jspecify.annotations.Nullable;

/** Header, records and trailer whose fields stand at fixed places. */
final class FixedDocument implements Document {
  private final Opened opened;
  private final Layout layout;
  private final FixedPlan plan;
  private final Form.Fixed form;
  private final Form.@Nullable Trailer trailer;
  private final FixedLines lines;
  private final Fields header;
  private final Fields fields;
  private final CountProof count;
  private final LinesProof proof;

  FixedDocument(Opened opened, Layout layout, FixedPlan plan) {
    this.opened = opened;
    this.layout = layout;
    this.plan = plan;
    this.form = plan.form();
    this.trailer = form.lines().trailer();
    this.header = new Fields(layout.header());
    this.fields = new Fields(layout.record());
    this.count = new CountProof(opened.from().limits().records());
    this.proof = new LinesProof(trailer, count, form.lines().around(false));
    this.lines = new FixedLines(opened.content().part(0), form);
    readHeader();
  }

  private void readHeader() {
    var mark = form.lines().headerRecord();
    if (mark == null) {
      return;
    }
    if (!lines.next(form.headerLength(), null, 0) || !lines.begins(mark)) {
      throw new Refused(Fault.HEADER_INVALID, "line 1", "it does not begin with " + mark);
    }
    refuseOther(form.headerLength(), Fault.HEADER_INVALID);
    fill(header, plan.header());
    refuseCut(Fault.HEADER_INVALID);
    if (layout.count() != null) {
      count.stated(header.get(0, 0, layout.count()), Fault.HEADER_INVALID, lines.where.get());
    }
  }

  private boolean isRight(int length) {
    return lines.length() == length || (form.trimmed() && lines.length() < length);
  }

  private String lengths(int length) {
    return "%d %s instead of %d"
        .formatted(lines.length(), form.bytes() ? "bytes" : "characters", length);
  }

  private void refuseOther(int length, Fault fault) {
    if (!isRight(length)) {
      throw new Refused(fault, lines.where.get(), lengths(length));
    }
  }

  private void refuseCut(Fault fault) {
    if (lines.isCut()) {
      throw new Refused(fault, lines.where.get(), "a field ends within a character");
    }
  }

  @Override
  public Opened opened() {
    return opened;
  }

  @Override
  public String name() {
    return layout.name();
  }

  @Override
  public Fields header() {
    return header;
  }

  @Override
  public void forEach(Consumer<Fields> sink) {
    var mark = trailer == null ? null : trailer.record();
    try (lines) {
      while (lines.next(form.length(), mark, plan.trailerLength())) {
        if (mark != null && lines.begins(mark)) {
          proveTrailer();
          return;
        }
        proof.record(lines::update);
        read();
        sink.accept(fields);
      }
      proof.atEnd(lines.where.get());
    }
  }

  private void read() {
    fields.clear(count.next(lines.where), lines.line());
    int max = opened.from().limits().recordBytes();
    if (!isRight(form.length())) {
      // Which field is shorter or longer nobody knows, so none can be trusted.
      fields.flaw(new Flaw(Fault.RECORD_INVALID, "", lengths(form.length())));
      return;
    }
    if (lines.length() > max) {
      fields.flaw(new Flaw(Fault.RECORD_TOO_LARGE, "", "more than " + max + " characters"));
    }
    fill(fields, plan.record());
    if (lines.isCut()) {
      fields.flaw(new Flaw(Fault.RECORD_INVALID, "", "a field ends within a character"));
    }
  }

  private void proveTrailer() {
    refuseOther(plan.trailerLength(), Fault.TRAILER_INVALID);
    var where = lines.where.get();
    var stated = plan.countAt() == null ? null : lines.get(plan.countAt()).strip();
    var digest = plan.digestAt() == null ? null : lines.get(plan.digestAt());
    refuseCut(Fault.TRAILER_INVALID);
    proof.atTrailer(stated, digest, lines.next(form.length(), null, 0), where);
  }

  private void fill(Fields fields, List<Span> spans) {
    for (int column = 0; column < spans.size(); column++) {
      fields.set(0, column, lines.get(spans.get(column)));
    }
  }
}
