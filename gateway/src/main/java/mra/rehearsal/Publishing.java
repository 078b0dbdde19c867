package mra.rehearsal;

import java.io.IOException;
import java.util.Iterator;
import java.util.function.Supplier;
import mra.canonical.Operator;

/** Makes a list ready to be fetched. */
interface Publishing {
  /**
   * @param facts with a count still to be found
   * @param register read twice, first to count
   */
  Offer publish(ListFacts facts, Supplier<Iterator<Operator>> register, Mischief mischief)
      throws IOException;
}
