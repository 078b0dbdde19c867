package mra.mapping;

import java.time.ZoneId;
import java.util.Map;
import mra.format.Fields;

/** The record being read, the row of each group that is being looked at, and the day's codes. */
final class Reading {
  /** Used again for the next record by its document, so set anew for each. */
  Fields fields;

  /** Current row by group; the record's own is always 0. */
  final int[] rows;

  /** By number of the code list within the plan. */
  final Map<String, String>[] codes;

  /** Where the partner's days begin. */
  final ZoneId zone;

  Reading(Fields fields, int[] rows, Map<String, String>[] codes, ZoneId zone) {
    this.fields = fields;
    this.rows = rows;
    this.codes = codes;
    this.zone = zone;
  }
}
