package mra.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * How a partner spells our words on one day.
 *
 * @param codes theirs by ours, by number of the code list
 */
record Spelling(List<Map<String, String>> codes) {

  static Spelling of(Plan plan, LocalDate day) {
    return new Spelling(plan.codes().stream().map(list -> list.writing(day)).toList());
  }

  /** The text to write. */
  String of(Scalar scalar, String ours) {
    if (scalar.prefix() != null) {
      return scalar.prefix().write(ours, scalar.at());
    }
    if (scalar.codes() < 0) {
      return ours;
    }
    var theirs = codes.get(scalar.codes()).get(ours);
    if (theirs == null) {
      throw new Refused(
          Fault.CODE_VALUE_UNMAPPED,
          scalar.at(),
          "the code list " + scalar.list() + " has no spelling of '" + ours + "' on that day");
    }
    return theirs;
  }
}
