package mra.format;

import java.util.function.Consumer;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.trust.Opened;

/** Header record, headings, records, trailer. */
final class CsvDocument implements Document {
  private final Opened opened;
  private final Layout layout;
  private final CsvPlan plan;
  private final CsvRecords records;
  private final Fields header;
  private final Fields fields;
  private final CountProof count;
  private final LinesProof proof;
  private final int columns;

  CsvDocument(Opened opened, Layout layout, CsvPlan plan) {
    var form = plan.form();
    this.opened = opened;
    this.layout = layout;
    this.plan = plan;
    this.header = new Fields(layout.header());
    this.fields = new Fields(layout.record());
    this.count = new CountProof(opened.from().limits().records());
    this.proof = new LinesProof(form.lines().trailer(), count, form.lines().around(form.headed()));
    this.records = new CsvRecords(opened.content().part(0), form);
    readHeader();
    this.columns = form.headed() ? readHeadings() : form.columns().size();
  }

  private void readHeader() {
    var mark = plan.form().lines().headerRecord();
    if (mark == null) {
      return;
    }
    records.needed(Fault.HEADER_INVALID, "the header record");
    if (!records.isFirst(mark)) {
      throw badHeader("it does not begin with " + mark + " (or encoding or delimiter are others)");
    }
    if (records.size() != plan.headerSize() || !records.isSound()) {
      throw badHeader(
          "expected %d fields after %s, not %d (header-fields says how many, where not all are read)"
              .formatted(plan.headerSize() - 1, mark, records.size() - 1));
    }
    fill(header, plan.header());
    if (layout.count() != null) {
      count.stated(header.get(0, 0, layout.count()), Fault.HEADER_INVALID, records.where.get());
    }
  }

  private Refused badHeader(String why) {
    return new Refused(Fault.HEADER_INVALID, records.where.get(), why);
  }

  /** How many there are. */
  private int readHeadings() {
    records.needed(Fault.HEADER_INVALID, "the record of headings");
    var all = plan.form().headings();
    int size = records.size();
    boolean right = size == plan.form().columns().size() || size == all.size();
    for (int i = 0; right && i < size; i++) {
      right = records.get(i).equals(all.get(i));
    }
    if (!right) {
      throw new Refused(
          Fault.SCHEMA_VIOLATED,
          records.where.get(),
          "the headings are not " + String.join(",", all));
    }
    return size;
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
    try (records) {
      var trailer = plan.form().lines().trailer();
      while (records.next()) {
        if (trailer != null && records.isFirst(trailer.record())) {
          proveTrailer();
          return;
        }
        proof.record(records::update);
        read();
        sink.accept(fields);
      }
      proof.atEnd(records.where.get());
    }
  }

  private void read() {
    fields.clear(count.next(records.where), records.line());
    int max = opened.from().limits().recordBytes();
    if (records.characters() > max) {
      fields.flaw(new Flaw(Fault.RECORD_TOO_LARGE, "", "more than " + max + " characters"));
    } else if (records.size() != columns || !records.isSound()) {
      var why =
          records.isSound()
              ? records.size() + " fields instead of " + columns
              : "something follows the quote that ends a field";
      fields.flaw(new Flaw(Fault.RECORD_INVALID, "", why));
      // Which field is missing or too many nobody knows, so none can be trusted.
      return;
    }
    fill(fields, plan.record());
  }

  private void proveTrailer() {
    int size = plan.trailerSize();
    var where = records.where.get();
    if (records.size() != size) {
      throw new Refused(Fault.TRAILER_INVALID, where, "expected " + size + " fields");
    }
    var stated = plan.countAt() < 0 ? null : records.get(plan.countAt());
    var digest = plan.digestAt() < 0 ? null : records.get(plan.digestAt());
    proof.atTrailer(stated, digest, records.next(), where);
  }

  private void fill(Fields fields, int[] positions) {
    for (int column = 0; column < positions.length; column++) {
      if (positions[column] < records.size()) {
        fields.set(0, column, records.get(positions[column]));
      }
    }
  }
}
