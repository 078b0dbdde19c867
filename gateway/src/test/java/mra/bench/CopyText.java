package mra.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;

/** Operators in PostgreSQL's text form of COPY, the canonical columns in their order. */
final class CopyText {
  private static final String NULL = "\\N";

  private CopyText() {}

  static void write(Iterator<Operator> operators, OutputStream out) throws IOException {
    while (operators.hasNext()) {
      out.write(row(operators.next()).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String row(Operator operator) {
    var row = new StringJoiner("\t", "", "\n");
    row.add(text(operator.code().normalised()));
    row.add(text(operator.code().received()));
    row.add(
        array(
            operator.identifiers().entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue())
                .toList()));
    row.add(array(operator.names().stream().map(name -> name.text()).toList()));
    row.add(array(operator.names().stream().<@Nullable String>map(name -> name.lang()).toList()));
    address(operator, row);
    row.add(text(operator.programme()));
    row.add(array(operator.roles()));
    row.add(text(operator.standing()));
    row.add(text(operator.standingSince()));
    row.add(text(operator.validFrom()));
    row.add(text(operator.validTo()));
    row.add(text(operator.office()));
    row.add(text(operator.consent()));
    return row.toString();
  }

  private static void address(Operator operator, StringJoiner row) {
    var address = operator.address();
    row.add(address == null ? NULL : array(address.lines()));
    row.add(text(address == null ? null : address.city()));
    row.add(text(address == null ? null : address.postcode()));
    row.add(text(address == null ? null : address.region()));
    row.add(text(address == null ? null : address.country()));
  }

  private static String array(List<? extends @Nullable String> values) {
    var array = new StringJoiner(",", "{", "}");
    for (var value : values) {
      array.add(value == null ? "NULL" : '"' + escaped(value).replace("\"", "\\\"") + '"');
    }
    return escaped(array.toString());
  }

  private static String text(@Nullable Object value) {
    return value == null ? NULL : escaped(value.toString());
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\");
  }
}
