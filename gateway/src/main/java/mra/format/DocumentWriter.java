package mra.format;

import mra.fault.Refused;

/** Writes one document: the header once, then every record, then {@link #finish}. */
public sealed interface DocumentWriter
    permits XmlWriter, CsvDocumentWriter, FixedDocumentWriter, JsonDocumentWriter {

  void header(Fields header);

  /**
   * Writes one record.
   *
   * @throws Refused E303 when the record breaks the schema of the document
   */
  void record(Fields record);

  /**
   * Writes what follows the records and flushes.
   *
   * @throws Refused E306 when the header states another number of records
   */
  void finish();
}
