package mra.mapping;

import mra.format.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in the fields of a record.
 *
 * @param path as the table names it, for people
 */
record Cell(String path, int group, int column) {

  @Nullable String get(Fields fields, int[] rows) {
    return fields.get(group, rows[group], column);
  }
}
