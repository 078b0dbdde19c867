package mra.registry;

import java.util.List;
import mra.canonical.Change;
import org.jspecify.annotations.Nullable;

/**
 * One step of an operator's history: a version, and what was believed of its time before.
 *
 * @param number 1-based, in the order in which we learned them
 * @param change null when the record was only marked or unmarked, or is kept
 * @param before null when nothing was known of it
 */
public record Told(
    int number,
    OperatorVersion version,
    @Nullable Change change,
    @Nullable OperatorVersion before) {

  /** What is left of an older version, its time cut short by what was told of later. */
  public boolean isKept() {
    return before != null && before.exchange().equals(version.exchange());
  }

  /** Whether it says of a time before its list that things were not as we believed. */
  public boolean reachesBack() {
    return before != null && !isKept() && version.inForceFrom().isBefore(version.list().asOf());
  }

  /** Field by field; empty for the first version. */
  public List<FieldDifference> differences() {
    return before == null ? List.of() : FieldDifference.between(before, version);
  }
}
