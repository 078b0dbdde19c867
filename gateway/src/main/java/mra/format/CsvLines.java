package mra.format;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** The records of a CSV document, strictly decoded. */
final class CsvLines implements AutoCloseable {
  /** Characters of one field, which FastCSV keeps whole. */
  private static final int FIELD_MAX = 1 << 20;

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private long line = 1;

  CsvLines(InputStream in, Form.Csv form) {
    try {
      this.reader =
          CsvReader.builder()
              .fieldSeparator(form.delimiter())
              .quoteCharacter(form.quote())
              .commentStrategy(CommentStrategy.NONE)
              .skipEmptyLines(false)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .maxBufferSize(FIELD_MAX)
              .ofCsvRecord(decoded(withoutMark(in, form.encoding()), form.encoding()));
      this.records = reader.iterator();
    } catch (IOException failure) {
      throw ReadFaults.of(failure, "line 1", Fault.MALFORMED);
    }
  }

  private static InputStreamReader decoded(InputStream in, Charset encoding) {
    return new InputStreamReader(
        in,
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** A UTF-8 document may begin with a byte-order mark. */
  static InputStream withoutMark(InputStream in, Charset encoding) throws IOException {
    if (!encoding.equals(StandardCharsets.UTF_8)) {
      return in;
    }
    var pushback = new PushbackInputStream(in, 3);
    var start = pushback.readNBytes(3);
    boolean mark =
        start.length == 3
            && (start[0] & 0xff) == 0xEF
            && (start[1] & 0xff) == 0xBB
            && (start[2] & 0xff) == 0xBF;
    if (!mark) {
      pushback.unread(start);
    }
    return pushback;
  }

  /** Null at the end. */
  @Nullable CsvRecord next() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      var record = records.next();
      line = record.getStartingLineNumber();
      return record;
    } catch (CsvParseException | UncheckedIOException failure) {
      throw ReadFaults.of(failure, "after line " + line, Fault.MALFORMED);
    }
  }

  CsvRecord needed(Fault fault, String what) {
    var record = next();
    if (record == null) {
      throw new Refused(fault, "after line " + line, what + " is missing");
    }
    return record;
  }

  long line() {
    return line;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException failure) {
      throw ReadFaults.ours(failure);
    }
  }
}
