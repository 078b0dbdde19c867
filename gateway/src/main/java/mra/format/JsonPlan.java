package mra.format;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to read and write one JSON document.
 *
 * @param page column of the header that holds the page's number; null when never paged
 * @param pages column of the header that holds the number of pages
 * @param repeated columns of the header that every page must repeat unchanged
 */
record JsonPlan(
    Encoding encoding,
    JsonBinding document,
    JsonBinding records,
    @Nullable Integer page,
    @Nullable Integer pages,
    int[] repeated) {

  static JsonPlan compile(Layout layout, Form.Json form, Problems problems) {
    var header = layout.header();
    Integer page = form.page() == null ? null : header.column(0, form.page(), layout.line());
    Integer pages = form.pages() == null ? null : header.column(0, form.pages(), layout.line());
    if ((page == null) != (pages == null)) {
      problems.at(layout.line(), "page and pages come together");
    }
    if (!form.encoding().encoder().canEncode(paths(layout, form))) {
      problems.at(layout.line(), form.encoding().name() + " does not have the paths' characters");
    }
    var document = new JsonBinding();
    var columns = header.groups().getFirst().columns();
    for (int i = 0; i < columns.size(); i++) {
      var member = document.at(checked(columns.get(i), problems));
      member.value = new JsonBinding.Target(true, 0, i);
    }
    var records = document.at(form.record());
    records.record = true;
    records(layout.record().groups(), records, problems);
    var repeated =
        IntStream.range(0, columns.size()).filter(i -> page == null || i != page).toArray();
    return new JsonPlan(form.encoding(), document, records, page, pages, repeated);
  }

  private static String paths(Layout layout, Form.Json form) {
    return Stream.of(layout.header(), layout.record())
        .flatMap(shape -> shape.groups().stream())
        .flatMap(group -> group.columns().stream())
        .map(Shape.Column::path)
        .collect(Collectors.joining("", form.record(), ""));
  }

  private static void records(List<Shape.Group> groups, JsonBinding records, Problems problems) {
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
            new JsonBinding.Target(false, i, c);
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
