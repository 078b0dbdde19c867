package mra.rehearsal;

import java.io.IOException;

/** How an administration brings a list to the gateway by itself. */
interface Bringer {
  int PADDING_BYTES = 1 << 20;

  Brought bring(Offer offer, Misdelivery how) throws IOException;
}
