package mra.rehearsal;

import java.io.IOException;
import java.net.URI;

/** Where lists can be fetched. */
interface Outlet extends AutoCloseable {
  String LOOPBACK = "127.0.0.1";

  URI address();

  /** Replaces what was on offer. */
  void offer(Offer offer) throws IOException;

  @Override
  void close();
}
