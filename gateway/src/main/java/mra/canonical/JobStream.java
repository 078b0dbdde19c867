package mra.canonical;

/**
 * A document of re-validation jobs, read once from front to end. Nothing may be acted on before
 * {@link #forEach} returned: only then are counts, trailer and digests proven.
 */
public interface JobStream {

  ListHeader header();

  /**
   * Hands every record to the sink, in document order.
   *
   * @throws mra.fault.Refused when the document as a whole is wrong
   */
  void forEach(Sink sink);

  /** Receives what the document holds. */
  interface Sink {
    /**
     * @param record 1-based number of the record in the document
     * @param at line within the document
     */
    void job(long record, String at, RevalidationJob job);

    void setAside(SetAside setAside);
  }
}
