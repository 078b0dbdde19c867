package mra.format;

import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** A header is written before its records: afterwards its number must turn out right. */
final class WriteCount {
  private long stated = -1;
  private long written;

  void stated(@Nullable String count) {
    stated = count == null ? -1 : Long.parseLong(count);
  }

  void next() {
    written++;
  }

  long written() {
    return written;
  }

  void prove() {
    if (stated >= 0 && stated != written) {
      throw new Refused(
          Fault.COUNT_WRONG, "", stated + " records are stated, " + written + " were written");
    }
  }
}
