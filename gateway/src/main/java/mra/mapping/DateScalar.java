package mra.mapping;

import java.time.LocalDate;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/** A compiled expression for one day. */
record DateScalar(Scalar text, DatePattern pattern) {

  @Nullable LocalDate read(Reading reading) {
    var value = text.read(reading);
    if (value == null) {
      return null;
    }
    var date = pattern.parse(value);
    if (date == null) {
      throw new Misfit(
          Fault.DATE_UNREADABLE,
          text.at(),
          "'" + Shown.of(value) + "' is no day in the form " + pattern.pattern());
    }
    return date;
  }
}
