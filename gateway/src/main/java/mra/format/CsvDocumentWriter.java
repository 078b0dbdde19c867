package mra.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import mra.fault.Fault;
import mra.fault.Refused;

/** Header record, headings, records, trailer with count and digest. */
final class CsvDocumentWriter implements DocumentWriter {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final OutputStream out;
  private final Layout layout;
  private final CsvPlan plan;
  private final Form.Csv form;
  private final WriteCount count = new WriteCount();
  private final MessageDigest digest = LineDigest.sha256();
  private final StringWriter line = new StringWriter();
  private final CsvWriter csv;

  CsvDocumentWriter(OutputStream out, Layout layout, CsvPlan plan) {
    this.out = out;
    this.layout = layout;
    this.plan = plan;
    this.form = plan.form();
    this.csv =
        CsvWriter.builder()
            .fieldSeparator(form.delimiter())
            .quoteCharacter(form.quote())
            .lineDelimiter(LineDelimiter.of(form.lineEnd()))
            .bufferSize(0)
            .build(line);
  }

  @Override
  public void header(Fields header) {
    count.stated(layout.count() == null ? null : header.get(0, 0, layout.count()));
    if (form.bom() && form.encoding().equals(StandardCharsets.UTF_8)) {
      write(ByteBuffer.wrap(MARK));
    }
    var record = row(header, plan.header(), plan.headerSize());
    record[0] = form.headerRecord();
    write(line(record));
    write(line(form.columns().toArray(String[]::new)));
  }

  @Override
  public void record(Fields record) {
    count.next();
    var bytes = line(row(record, plan.record(), form.columns().size()));
    digest.update(bytes.duplicate());
    write(bytes);
  }

  @Override
  public void finish() {
    count.prove();
    try {
      var trailer = form.trailer();
      if (trailer != null) {
        var number = Long.toString(count.written());
        write(
            trailer.digest()
                ? line(trailer.record(), number, HexFormat.of().formatHex(digest.digest()))
                : line(trailer.record(), number));
      }
      out.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
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

  private ByteBuffer line(String... fields) {
    line.getBuffer().setLength(0);
    csv.writeRecord(fields);
    try {
      return form.encoding().newEncoder().encode(CharBuffer.wrap(line.getBuffer()));
    } catch (CharacterCodingException unmappable) {
      throw new Refused(
          Fault.ENCODING_WRONG,
          "record " + count.written(),
          "a character that " + form.encoding() + " does not have",
          unmappable);
    }
  }

  private void write(ByteBuffer bytes) {
    try {
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
