package mra.format;

import org.jspecify.annotations.Nullable;

/**
 * The line after the records, where each is one.
 *
 * @param form its record is the member that it begins with, and its count a path that leads through
 *     that
 * @param document where the count stands
 * @param shape of the count alone
 */
record JsonTrailer(Form.Trailer form, JsonBinding document, Shape shape) {

  static @Nullable JsonTrailer compile(Layout layout, Form.Json form, Problems problems) {
    var trailer = form.trailer();
    if (trailer == null || trailer.count() == null) {
      return null;
    }
    var count = trailer.count();
    var mark = trailer.record();
    if (!count.equals(mark) && !count.startsWith(mark + ".")) {
      problems.at(layout.line(), "the trailer's count does not lie at or below " + mark);
    }
    for (var group : layout.record().groups()) {
      for (var column : group.columns()) {
        if (first(column.path()).equals(mark) && group.parent() < 0) {
          problems.at(
              column.line(), "records have the member " + mark + ", which is the trailer's");
        }
      }
    }
    var shape = new Shape();
    shape.column(Shape.RECORD, count, layout.line());
    var document = new JsonBinding();
    document.at(count).value = new JsonBinding.Target(true, 0, 0, false);
    return new JsonTrailer(trailer, document, shape);
  }

  private static String first(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  /** The steps to the count. */
  String[] steps() {
    return String.valueOf(form.count()).split("\\.", -1);
  }
}
