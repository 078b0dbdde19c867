package mra.mapping;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression for several texts: one value, one that is split, or a repetition.
 *
 * @param each group that repeats, -1 for one value
 * @param parent group that it repeats within
 * @param lang of names only
 * @param split separator, null for whole values
 */
record Source(int each, int parent, Scalar text, @Nullable Scalar lang, @Nullable String split) {

  /** Hands out each value with its language. */
  void read(Reading reading, BiConsumer<String, @Nullable String> sink) {
    if (each < 0) {
      one(reading, sink);
      return;
    }
    int within = reading.rows[parent];
    for (int row = 0; row < reading.fields.rows(each); row++) {
      if (reading.fields.parent(each, row) == within) {
        reading.rows[each] = row;
        one(reading, sink);
      }
    }
  }

  private void one(Reading reading, BiConsumer<String, @Nullable String> sink) {
    if (split != null) {
      parts(reading, split, sink);
      return;
    }
    var value = text.read(reading);
    if (value != null) {
      sink.accept(value, lang == null ? null : lang.read(reading));
    }
  }

  private void parts(Reading reading, String separator, BiConsumer<String, @Nullable String> sink) {
    var cell = text.cells().getFirst();
    var whole = Clean.text(cell.get(reading.fields, reading.rows), cell.path());
    if (whole == null) {
      return;
    }
    int from = 0;
    while (from <= whole.length()) {
      int end = whole.indexOf(separator, from);
      var part = whole.substring(from, end < 0 ? whole.length() : end);
      var value = text.convert(Clean.text(part, cell.path()), reading.codes);
      if (value != null) {
        sink.accept(value, null);
      }
      from = end < 0 ? whole.length() + 1 : end + separator.length();
    }
  }
}
