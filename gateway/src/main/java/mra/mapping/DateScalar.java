package mra.mapping;

import java.time.LocalDate;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/** A compiled expression for one day. */
record DateScalar(Scalar text, DayForm form) {

  @Nullable LocalDate read(Reading reading) {
    var value = text.read(reading);
    if (value == null) {
      return null;
    }
    var date = form.day(value, reading.zone);
    if (date == null) {
      throw new Misfit(
          Fault.DATE_UNREADABLE,
          text.at(),
          "'" + Shown.of(value) + "' is no day in the form " + form.pattern());
    }
    return date;
  }
}
