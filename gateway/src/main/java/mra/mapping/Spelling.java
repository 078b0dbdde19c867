package mra.mapping;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Fields;

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
    var after = back(scalar.after(), ours, scalar.at());
    var theirs = scalar.codes() < 0 ? after : coded(scalar, after);
    return back(scalar.before(), theirs, scalar.at());
  }

  private static String back(List<TextStep> steps, String text, String at) {
    var value = text;
    for (var step : steps.reversed()) {
      value = step.write(value, at);
    }
    return value;
  }

  private String coded(Scalar scalar, String ours) {
    var theirs = codes.get(scalar.codes()).get(ours);
    if (theirs == null) {
      throw new Refused(
          Fault.CODE_VALUE_UNMAPPED,
          scalar.at(),
          "the code list " + scalar.list() + " has no spelling of '" + ours + "' on that day");
    }
    return theirs;
  }

  /** Writes a text to where the scalar reads it, in its parts where it joins them. */
  void put(Scalar scalar, String ours, Fields fields) {
    var text = of(scalar, ours);
    var cells = scalar.cells();
    if (cells.size() == 1) {
      put(cells.getFirst(), text, fields);
      return;
    }
    var parts = text.split(Pattern.quote(scalar.with()), -1);
    if (parts.length != cells.size() || Arrays.asList(parts).contains("")) {
      throw new Refused(
          Fault.VALUE_INVALID,
          scalar.at(),
          "it has not " + cells.size() + " parts with '" + scalar.with() + "' between them");
    }
    for (int i = 0; i < parts.length; i++) {
      put(cells.get(i), parts[i], fields);
    }
  }

  private static void put(Cell cell, String text, Fields fields) {
    fields.set(cell.group(), cell.column(), text);
  }
}
