package mra.format;

import java.nio.charset.Charset;
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
   * CSV with a header record, headings and perhaps a trailer.
   *
   * @param bom whether a byte-order mark is written; one is always accepted where UTF-8 is
   * @param headerRecord first field of the first record, which holds the header
   * @param columns headings, exactly and in this order in the second record
   * @param optional headings that may follow them, all or none
   * @param trailer null when there is none
   */
  record Csv(
      Charset encoding,
      boolean bom,
      char delimiter,
      char quote,
      String lineEnd,
      String headerRecord,
      List<String> columns,
      List<String> optional,
      @Nullable Trailer trailer)
      implements Form {

    /** All headings that there can be. */
    List<String> headings() {
      return Stream.concat(columns.stream(), optional.stream()).toList();
    }
  }

  /**
   * The last record: its first field, the count, and perhaps the digest.
   *
   * @param digest whether a third field holds the lower-case hexadecimal SHA-256 over all record
   *     lines as sent, line ends included
   */
  record Trailer(String record, boolean digest) {}

  /**
   * JSON, perhaps in pages.
   *
   * @param record dotted path of the array of records
   * @param page path of the page's number from 1; null when a document is never paged
   * @param pages path of the number of pages
   */
  record Json(String record, @Nullable String page, @Nullable String pages) implements Form {}
}
