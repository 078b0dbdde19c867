package mra.format;

import java.util.HashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to read and write one JSON document.
 *
 * @param lines whether each line is a record
 * @param headerLine whether the first one is the header
 * @param next column of the header that leads to the next page; null when none does
 * @param paged whether there may be several pages
 * @param page column of the header that holds the page's number; null when never paged
 * @param pages column of the header that holds the number of pages
 * @param trailer after the lines of the records; null where there is none
 * @param repeated columns of the header that every page must repeat unchanged
 */
record JsonPlan(
    Encoding encoding,
    JsonBinding document,
    JsonBinding records,
    boolean lines,
    boolean headerLine,
    @Nullable Integer page,
    @Nullable Integer pages,
    @Nullable Integer next,
    boolean paged,
    @Nullable JsonTrailer trailer,
    int[] repeated) {

  static JsonPlan compile(Layout layout, Form.Json form, Problems problems) {
    var header = layout.header();
    Integer page = column(header, form.page(), layout);
    Integer pages = column(header, form.pages(), layout);
    Integer next = column(header, form.next(), layout);
    if ((page == null) != (pages == null)) {
      problems.at(layout.line(), "page and pages come together");
    }
    pages(layout, form, problems);
    if (!form.encoding().encoder().canEncode(paths(layout, form))) {
      problems.at(layout.line(), form.encoding().name() + " does not have the paths' characters");
    }
    var document = new JsonBinding();
    var columns = header.groups().getFirst().columns();
    for (int i = 0; i < columns.size(); i++) {
      var member = document.at(checked(columns.get(i), problems));
      member.value = new JsonBinding.Target(true, 0, i, header.isLiteral(columns.get(i)));
    }
    var records = form.record() == null ? new JsonBinding() : document.at(form.record());
    records.record = form.record() != null;
    records(layout.record(), records, problems);
    var repeated =
        IntStream.range(0, columns.size()).filter(i -> isRepeated(i, page, next)).toArray();
    boolean paged = form.paged() || page != null || next != null;
    return new JsonPlan(
        form.encoding(),
        document,
        records,
        form.lines(),
        form.headerLine(),
        page,
        pages,
        next,
        paged,
        JsonTrailer.compile(layout, form, problems),
        repeated);
  }

  private static boolean isRepeated(int column, @Nullable Integer page, @Nullable Integer next) {
    return (page == null || column != page) && (next == null || column != next);
  }

  private static @Nullable Integer column(Shape header, @Nullable String path, Layout layout) {
    return path == null ? null : header.column(0, path, layout.line());
  }

  private static void pages(Layout layout, Form.Json form, Problems problems) {
    boolean told = form.page() != null || form.next() != null;
    if ((form.page() != null && form.next() != null) || (told && form.paged())) {
      problems.at(layout.line(), "page, next and paged exclude one another");
    }
    if (form.paged() && layout.count() == null) {
      problems.at(
          layout.line(), "pages that do not tell of each other are complete only by header count");
    }
    if (form.lines() && (told || form.paged())) {
      problems.at(layout.line(), "lines have no pages");
    }
    if (form.lines() && !form.headerLine()) {
      layout
          .header()
          .groups()
          .getFirst()
          .columns()
          .forEach(column ->
              problems.at(
                  column.line(),
                  "without a header-line there is no " + column.path() + " to read"));
    }
  }

  private static String paths(Layout layout, Form.Json form) {
    return Stream.of(layout.header(), layout.record())
        .flatMap(shape -> shape.groups().stream())
        .flatMap(group -> group.columns().stream())
        .map(Shape.Column::path)
        .collect(Collectors.joining());
  }

  private static void records(Shape shape, JsonBinding records, Problems problems) {
    var groups = shape.groups();
    var at = new HashMap<Integer, JsonBinding>();
    at.put(Shape.RECORD, records);
    for (int i = 0; i < groups.size(); i++) {
      var group = groups.get(i);
      if (i > 0) {
        var array = at.getOrDefault(group.parent(), records).at(group.path());
        array.group = i;
        array.parentGroup = group.parent();
        at.put(i, array);
      }
      for (int c = 0; c < group.columns().size(); c++) {
        var column = group.columns().get(c);
        at.getOrDefault(i, records).at(checked(column, problems)).value =
            new JsonBinding.Target(false, i, c, shape.isLiteral(column));
      }
    }
  }

  private static String checked(Shape.Column column, Problems problems) {
    if (!column.path().matches("\\.|[^.\\s]+(\\.[^.\\s]+)*")) {
      problems.at(column.line(), column.path() + " is not a dotted path");
    }
    return column.path();
  }
}
