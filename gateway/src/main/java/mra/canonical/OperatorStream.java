package mra.canonical;

import org.jspecify.annotations.Nullable;

/**
 * A list in canonical words, read once from front to end. Nothing may be acted on before {@link
 * #forEach} returned: only then are counts, trailer and digests proven.
 */
public interface OperatorStream {

  ListHeader header();

  /**
   * Hands every record to the sink, in document order.
   *
   * @throws mra.fault.Refused when the list as a whole is wrong
   */
  void forEach(Sink sink);

  /** Receives what a list holds. */
  interface Sink {
    void operator(Operator operator);

    /** A list of changes tells that its partner's list no longer holds this operator. */
    void gone(Code code);

    void setAside(SetAside setAside);
  }

  /** A sink that remembers records of former lists, so that these need not be read again. */
  interface RememberingSink extends Sink {

    /**
     * Asked before a record is read, by the thread that reads, some records ahead of the one that
     * brings operators. Whoever answers yes has taken it in: its operators do not come.
     */
    boolean knows(RecordDigest record);

    /**
     * What comes until the next call is of one record.
     *
     * @param record null when the record cannot be told by its bytes
     */
    void of(@Nullable RecordDigest record);
  }
}
