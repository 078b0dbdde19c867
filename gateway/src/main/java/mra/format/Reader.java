package mra.format;

import mra.trust.Opened;

/** A compiled way to read one kind of document of one partner. */
interface Reader {
  Document open(Opened opened);
}
