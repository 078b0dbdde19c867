package mra.rehearsal;

import java.io.IOException;

/** How what we send reaches an administration, and what it does with it. */
record Inbox(Receiving outlet, Counter counter) {

  static Inbox open(Receiving outlet, Counter counter) {
    outlet.receive(counter);
    return new Inbox(outlet, counter);
  }

  /** Hands out the receipts that come late. */
  void releaseReceipts() throws IOException {
    for (var late : counter.lists().release().entrySet()) {
      outlet.deliver(late.getKey(), late.getValue());
    }
  }
}
