package mra.format;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.trust.Opened;
import org.jspecify.annotations.Nullable;

/** Header record, headings, records, trailer. */
final class CsvDocument implements Document {
  private static final int LINES_BEFORE_RECORDS = 2;

  private final Opened opened;
  private final Layout layout;
  private final CsvPlan plan;
  private final LineDigest digest;
  private final CsvLines lines;
  private final Fields header;
  private final Fields fields;
  private final CountProof count;
  private final int columns;
  private final Supplier<String> where = () -> "line " + line();

  CsvDocument(Opened opened, Layout layout, CsvPlan plan) {
    this.opened = opened;
    this.layout = layout;
    this.plan = plan;
    this.header = new Fields(layout.header());
    this.fields = new Fields(layout.record());
    this.count = new CountProof(opened.from().limits().records());
    this.digest = new LineDigest(opened.content().part(0), LINES_BEFORE_RECORDS);
    this.lines = new CsvLines(digest, plan.form());
    readHeader();
    this.columns = readHeadings();
  }

  private long line() {
    return lines.line();
  }

  private void readHeader() {
    var record = lines.needed(Fault.HEADER_INVALID, "the header record");
    boolean right =
        record.getField(0).equals(plan.form().headerRecord())
            && record.getFieldCount() == plan.headerSize();
    if (!right) {
      throw new Refused(
          Fault.HEADER_INVALID,
          where.get(),
          "expected " + plan.form().headerRecord() + " and " + (plan.headerSize() - 1) + " fields");
    }
    fill(header, plan.header(), record);
    if (layout.count() != null) {
      count.stated(header.get(0, 0, layout.count()), Fault.HEADER_INVALID, where.get());
    }
  }

  /** How many there are. */
  private int readHeadings() {
    var record = lines.needed(Fault.HEADER_INVALID, "the record of headings");
    var headings = record.getFields();
    var all = plan.form().headings();
    if (!headings.equals(plan.form().columns()) && !headings.equals(all)) {
      throw new Refused(
          Fault.SCHEMA_VIOLATED, where.get(), "the headings are not " + String.join(",", all));
    }
    return headings.size();
  }

  @Override
  public PartnerProfile from() {
    return opened.from();
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
    try (lines) {
      var trailer = plan.form().trailer();
      CsvRecord record;
      while ((record = lines.next()) != null) {
        if (trailer != null && record.getField(0).equals(trailer.record())) {
          proveTrailer(record, trailer);
          count.prove();
          return;
        }
        read(record);
        sink.accept(fields);
      }
      if (trailer != null) {
        throw new Refused(Fault.TRAILER_INVALID, "after " + where.get(), "it is missing");
      }
      count.prove();
    }
  }

  private void read(CsvRecord record) {
    fields.clear(count.next(where), record.getStartingLineNumber());
    int size = 0;
    for (int i = 0; i < record.getFieldCount(); i++) {
      size += record.getField(i).length() + 1;
    }
    if (size > opened.from().limits().recordBytes()) {
      var why = "more than " + opened.from().limits().recordBytes() + " characters";
      fields.flaw(new Flaw(Fault.RECORD_TOO_LARGE, "", why));
    } else if (record.getFieldCount() != columns) {
      var why = record.getFieldCount() + " fields instead of " + columns;
      fields.flaw(new Flaw(Fault.RECORD_INVALID, "", why));
      // Which field is missing or too many nobody knows, so none can be trusted.
      return;
    }
    fill(fields, plan.record(), record);
  }

  private void proveTrailer(CsvRecord record, Form.Trailer trailer) {
    int size = trailer.digest() ? 3 : 2;
    if (record.getFieldCount() != size) {
      throw new Refused(Fault.TRAILER_INVALID, where.get(), "expected " + size + " fields");
    }
    count.stated(record.getField(1), Fault.TRAILER_INVALID, where.get());
    @Nullable CsvRecord more = lines.next();
    if (more != null) {
      throw new Refused(Fault.TRAILER_INVALID, where.get(), "records follow it");
    }
    if (trailer.digest() && !record.getField(2).equals(digest.value())) {
      // A list that was cut says so by its count, which helps more.
      count.prove();
      throw new Refused(Fault.TRAILER_INVALID, "", "the digest is not that of the record lines");
    }
  }

  private static void fill(Fields fields, int[] positions, CsvRecord record) {
    for (int column = 0; column < positions.length; column++) {
      if (positions[column] < record.getFieldCount()) {
        fields.set(0, column, record.getField(positions[column]));
      }
    }
  }
}
