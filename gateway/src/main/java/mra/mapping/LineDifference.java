package mra.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Canonical lines as people compare them: where they differ from what was expected, in words. */
final class LineDifference {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN_MAX = 120;

  private LineDifference() {}

  /** The first difference; empty where there is none. */
  static String of(List<String> expected, List<String> given) {
    for (int i = 0; i < Math.min(expected.size(), given.size()); i++) {
      if (!expected.get(i).equals(given.get(i))) {
        return "in line " + (i + 1) + inLine(expected.get(i), given.get(i));
      }
    }
    return expected.size() == given.size()
        ? ""
        : "in its number of lines: it has "
            + expected.size()
            + ", the sample gives "
            + given.size();
  }

  /** The code of a canonical line; empty where it is none. */
  static String code(String line) {
    try {
      return JSON.readTree(line).path("code").asText();
    } catch (JsonProcessingException noJson) {
      return "";
    }
  }

  private static String inLine(String expected, String given) {
    try {
      var right = JSON.readTree(given);
      return JSON.readTree(expected)
          .propertyStream()
          .filter(entry -> !entry.getValue().equals(right.get(entry.getKey())))
          .findFirst()
          .map(entry -> ": " + sentence(entry, right))
          .orElse("");
    } catch (JsonProcessingException noJson) {
      return ", which is no canonical record";
    }
  }

  private static String sentence(Map.Entry<String, JsonNode> expected, JsonNode given) {
    return expected.getKey()
        + " is "
        + shown(expected.getValue())
        + " there, and the sample gives "
        + shown(given.path(expected.getKey()));
  }

  private static String shown(JsonNode value) {
    var text = value.isMissingNode() ? "none" : value.toString();
    return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "..." : text;
  }
}
