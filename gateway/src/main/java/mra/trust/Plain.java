package mra.trust;

import java.io.IOException;
import java.io.OutputStream;

/** A document that can be written. */
@FunctionalInterface
public interface Plain {
  void writeTo(OutputStream out) throws IOException;
}
