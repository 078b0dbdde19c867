package mra.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mra.fault.Fault;
import mra.partner.Findings;
import mra.partner.YamlTree;

/**
 * A table as it is written, field by field, for people to read.
 *
 * @param format the section of that name
 */
public record Explained(JsonNode format, String way, List<Line> header, List<Line> fields) {

  /**
   * What one of our fields is made of.
   *
   * @param values none where the partner has nothing
   * @param remark the comment on its line; empty where there is none
   */
  public record Line(String field, List<JsonNode> values, String remark) {}

  /** Of a table that was found sound before. */
  public static Explained of(Path table) {
    var findings = new Findings();
    var tree = YamlTree.read(table, Fault.MAPPING_INVALID, findings).orElseThrow();
    findings.refuseErrors();
    try {
      var lines = Files.readAllLines(table);
      return new Explained(
          tree.root().path("format"),
          tree.root().path("way").asText(),
          lines("header", tree, lines),
          lines("fields", tree, lines));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Line> lines(String section, YamlTree tree, List<String> text) {
    return tree.root()
        .path(section)
        .propertyStream()
        .map(Map.Entry::getKey)
        .map(field -> {
          var place = tree.place("/" + section + "/" + field);
          var line = place.line() == 0 ? "" : text.get(place.line() - 1);
          return new Line(field, values(tree.root().path(section).path(field)), remark(line));
        })
        .toList();
  }

  private static List<JsonNode> values(JsonNode value) {
    if (value.asText().equals("none")) {
      return List.of();
    }
    var all = new ArrayList<JsonNode>();
    if (value.isArray()) {
      value.forEach(all::add);
    } else {
      all.add(value);
    }
    return List.copyOf(all);
  }

  private static String remark(String line) {
    int at = line.lastIndexOf(" #");
    return at < 0 ? "" : line.substring(at + 2).strip();
  }
}
