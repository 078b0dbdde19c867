package mra.rehearsal;

import java.io.IOException;
import java.io.OutputStream;

/** A document that can be written. */
interface Plain {
  void writeTo(OutputStream out) throws IOException;
}
