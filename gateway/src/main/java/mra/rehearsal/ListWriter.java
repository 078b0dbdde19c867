package mra.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import mra.canonical.Operator;

/**
 * Writes an administration's document from the generator's model, one operator at a time.
 * Deliberately knows nothing of the gateway's own mapping and formats.
 */
interface ListWriter {
  /** Records as this document counts them. */
  default long count(Iterator<Operator> operators) {
    long records = 0;
    for (; operators.hasNext(); operators.next()) {
      records++;
    }
    return records;
  }

  /** Leaves the stream open. */
  void write(ListFacts facts, Iterator<Operator> operators, OutputStream out) throws IOException;
}
