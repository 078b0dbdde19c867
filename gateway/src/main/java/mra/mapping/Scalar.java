package mra.mapping;

import java.util.List;
import java.util.Map;
import mra.canonical.CheckDigit;
import mra.fault.Fault;
import mra.format.schema.TextPattern;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression for one text.
 *
 * @param cells one, or those that are joined, or none for a constant
 * @param with between the texts that are joined
 * @param before what their text goes through until it has the form that they write
 * @param after what it goes through from there until it is ours
 * @param codes number of the code list within the plan, -1 for none
 * @param list its name
 */
record Scalar(
    List<Cell> cells,
    String with,
    @Nullable String constant,
    List<TextStep> before,
    @Nullable TextPattern pattern,
    @Nullable CheckDigit check,
    List<TextStep> after,
    int codes,
    String list,
    @Nullable String fallback,
    @Nullable Condition condition) {

  record Condition(Cell cell, List<String> is) {}

  String at() {
    return cells.isEmpty() ? "" : cells.getFirst().path();
  }

  /** Whether it can tell more than the table itself does. */
  boolean isRead() {
    return constant == null;
  }

  /** Whether it is a part of what another line writes whole, where a table writes at all. */
  boolean isPart() {
    return before.stream().anyMatch(Part.class::isInstance);
  }

  @Nullable String read(Reading reading) {
    var value = condition == null || holds(condition, reading) ? value(reading) : null;
    return value == null ? fallback : value;
  }

  private static boolean holds(Condition condition, Reading reading) {
    var found = condition.cell.get(reading.fields, reading.rows);
    return found != null && condition.is.contains(found);
  }

  private @Nullable String value(Reading reading) {
    if (constant != null) {
      return constant;
    }
    var sent =
        cells.size() == 1 ? cells.getFirst().get(reading.fields, reading.rows) : joined(reading);
    return convert(Clean.text(sent, at()), reading.codes);
  }

  /** What every text goes through, the parts of a split one too. */
  @Nullable String convert(@Nullable String text, Map<String, String>[] day) {
    var value = through(before, text);
    if (value == null) {
      return null;
    }
    if (pattern != null && !pattern.matches(value)) {
      throw new Misfit(Fault.VALUE_INVALID, at(), "not in the form " + pattern);
    }
    if (check != null && !check.holds(value)) {
      throw new Misfit(
          Fault.VALUE_INVALID, at(), "its check digits by " + check.standard() + " do not hold");
    }
    return codes < 0 ? through(after, value) : translated(value, day[codes]);
  }

  private @Nullable String through(List<TextStep> steps, @Nullable String text) {
    var value = text;
    for (int i = 0; i < steps.size() && value != null; i++) {
      value = steps.get(i).read(value, at());
    }
    return value;
  }

  private String translated(String value, Map<String, String> day) {
    var ours = day.get(value);
    if (ours == null) {
      throw new Misfit(
          Fault.CODE_VALUE_UNMAPPED,
          at(),
          "'" + Shown.of(value) + "' is not in the code list " + list);
    }
    return ours;
  }

  private @Nullable String joined(Reading reading) {
    var text = new StringBuilder();
    for (var cell : cells) {
      var part = Clean.text(cell.get(reading.fields, reading.rows), cell.path());
      if (part != null) {
        text.append(text.isEmpty() ? "" : with).append(part);
      }
    }
    return text.toString();
  }
}
