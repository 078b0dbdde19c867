package mra.canonical;

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

    void setAside(SetAside setAside);
  }
}
