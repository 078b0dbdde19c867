package mra.format;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mra.format.schema.SchemaPlan;
import org.jspecify.annotations.Nullable;

/** The outside of a document: what a mapping table says under {@code format}. */
public sealed interface Form {

  /**
   * XML with its schema.
   *
   * @param record absolute path of the elements that are records
   * @param namespaces by prefix
   */
  record Xml(SchemaPlan schema, String record, Map<String, String> namespaces) implements Form {}

  /**
   * What documents in lines have in common.
   *
   * @param bom whether a byte-order mark is written; one is always accepted
   * @param lineEnd as written, both are read; empty where records follow one another without any
   * @param comment beginning of lines that are passed over; null when there are none
   * @param headerRecord beginning of the first record, which holds the header; null when none does
   * @param trailer null when there is none
   */
  record Lines(
      Encoding encoding,
      boolean bom,
      String lineEnd,
      @Nullable String comment,
      @Nullable String headerRecord,
      @Nullable Trailer trailer) {

    /** Records around those that are counted. */
    int around(boolean headings) {
      return (headerRecord == null ? 0 : 1) + (headings ? 1 : 0) + (trailer == null ? 0 : 1);
    }
  }

  /**
   * The last record.
   *
   * @param record what it begins with
   * @param count path of the number of records; null when it tells none
   * @param digest path of the lower-case hexadecimal SHA-256 over all record lines as sent, line
   *     ends included; null when it tells none
   * @param size fields in CSV, characters or bytes where the width is fixed; 0 for what follows
   *     from the rest
   * @param countsAll whether header, headings and trailer are counted too
   */
  record Trailer(
      String record,
      @Nullable String count,
      @Nullable String digest,
      int size,
      boolean countsAll) {}

  /**
   * CSV: perhaps a header record, perhaps headings, records, perhaps a trailer.
   *
   * @param headerFields of the header's record, at least; 0 for what its paths need
   * @param headed whether a record of headings comes before the others
   * @param columns headings, exactly and in this order; where none are sent, names for the table
   * @param optional headings that may follow them, all or none
   */
  record Csv(
      Lines lines,
      Dialect dialect,
      int headerFields,
      boolean headed,
      List<String> columns,
      List<String> optional)
      implements Form {

    /** All headings that there can be. */
    List<String> headings() {
      return Stream.concat(columns.stream(), optional.stream()).toList();
    }
  }

  /**
   * How fields are told apart.
   *
   * @param quote null where fields are never quoted
   * @param backslash whether a backslash makes the next character stand for itself; else a quote
   *     within quotes is doubled
   */
  record Dialect(char delimiter, @Nullable Character quote, boolean backslash) {}

  /**
   * Fields at fixed places of a line.
   *
   * @param bytes whether places count bytes, else characters
   * @param length of a record
   * @param headerLength of the header
   * @param trimmed whether padding at the end of a line may be missing
   */
  record Fixed(
      Lines lines, boolean bytes, int length, int headerLength, boolean trimmed, Padding padding)
      implements Form {

    /** How wide the field at a path is; 0 when it is no path. */
    public static int width(String path) {
      return Span.of(path).map(Span::width).orElse(0);
    }
  }

  /**
   * What fills a field that is wider than its value.
   *
   * @param left whether it stands before the value
   */
  record Padding(char with, boolean left) {}

  /**
   * JSON, perhaps in pages or in lines.
   *
   * @param record dotted path of the array of records; null where each line is one
   * @param headerLine whether the first line holds the header
   * @param page path of the page's number from 1; null when pages have none
   * @param pages path of the number of pages
   * @param next path of what leads to the next page, a cursor or an address; the last page has none
   * @param paged whether it comes in pages that do not tell of each other
   * @param trailer the last line, by the member that it begins with; null where there is none
   */
  record Json(
      Encoding encoding,
      @Nullable String record,
      boolean headerLine,
      @Nullable String page,
      @Nullable String pages,
      @Nullable String next,
      boolean paged,
      @Nullable Trailer trailer)
      implements Form {

    boolean lines() {
      return record == null;
    }
  }
}
