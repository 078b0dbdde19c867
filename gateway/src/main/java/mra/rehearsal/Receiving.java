package mra.rehearsal;

import java.io.IOException;

/** An outlet where our lists and receipts can be left too. */
interface Receiving extends Outlet {

  /** From now on they are taken in; before, nobody is there for them. */
  void receive(Counter counter);

  /**
   * Puts a receipt where it is looked for.
   *
   * @param sealed as it travels
   */
  void deliver(String document, byte[] sealed) throws IOException;
}
