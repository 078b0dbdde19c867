package mra.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Form;
import mra.format.schema.SchemaPlan;
import mra.partner.Findings;
import mra.partner.Layers;
import mra.partner.Place;
import mra.partner.YamlTree;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code format} of a table. */
final class FormReader {
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "xml",
          Set.of("kind", "schema", "record", "per", "namespaces"),
          "json",
          Set.of(
              "kind",
              "encoding",
              "lines",
              "header-line",
              "record",
              "per",
              "page",
              "pages",
              "next",
              "paged",
              "trailer"),
          "csv",
          LinesFormReader.CSV,
          "fixed",
          LinesFormReader.FIXED);

  private static final Pattern LINE = Pattern.compile("(.+):(\\d+)");

  private final Layers layers;
  private final YamlTree tree;
  private final JsonNode format;
  private final Findings findings;

  FormReader(Layers layers, YamlTree tree, Findings findings) {
    this.layers = layers;
    this.tree = tree;
    this.format = tree.root().path("format");
    this.findings = findings;
  }

  Optional<Form> read() {
    var kind = format.path("kind").asText();
    format
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(key -> !KEYS.getOrDefault(kind, Set.of()).contains(key))
        .forEach(key -> error(key, key + " does not belong to " + kind));
    return switch (kind) {
      case "xml" -> xml();
      case "json" -> json();
      case "fixed" -> new LinesFormReader(tree, findings).fixed();
      default -> new LinesFormReader(tree, findings).csv();
    };
  }

  private Optional<Form> xml() {
    boolean schemaThere = has("schema");
    if (!has("record") || !schemaThere) {
      return Optional.empty();
    }
    var name = text("schema", "");
    var schema = layers.find(name);
    if (schema.isEmpty()) {
      error("schema", "there is no file " + name);
    }
    // In the order of the table, in which they are written.
    var namespaces = new LinkedHashMap<String, String>();
    format
        .path("namespaces")
        .propertyStream()
        .forEach(entry -> namespaces.put(entry.getKey(), entry.getValue().asText()));
    return schema
        .flatMap(this::compiled)
        .map(plan ->
            new Form.Xml(plan, text("record", ""), Collections.unmodifiableMap(namespaces)));
  }

  private Optional<SchemaPlan> compiled(Path schema) {
    try {
      return Optional.of(SchemaPlan.compile(schema));
    } catch (Refused wrong) {
      var line = LINE.matcher(wrong.where());
      var place =
          line.matches()
              ? new Place(Path.of(line.group(1)), Integer.parseInt(line.group(2)))
              : new Place(schema, 0);
      findings.error(place, wrong.fault(), wrong.detail());
      return Optional.empty();
    }
  }

  private Optional<Form> json() {
    boolean lines = isTrue("lines");
    if (lines == format.has("record")) {
      error("kind", "json has either a record, the path of the array, or lines: true");
    }
    if (!lines && format.has("header-line")) {
      error("header-line", "header-line belongs to lines");
    }
    return new LinesFormReader(tree, findings)
        .encoding()
        .map(encoding ->
            new Form.Json(
                encoding,
                lines ? null : text("record", ""),
                isTrue("header-line"),
                format.path("page").textValue(),
                format.path("pages").textValue(),
                format.path("next").textValue(),
                isTrue("paged"),
                trailer(lines)));
  }

  private Form.@Nullable Trailer trailer(boolean lines) {
    var trailer = format.path("trailer");
    if (!trailer.isObject()) {
      return null;
    }
    if (!lines) {
      error("trailer", "trailer belongs to lines; one document tells its count in the header");
    }
    for (var other : List.of("digest", "digest-at", "fields", "length")) {
      if (trailer.has(other)) {
        error("trailer", other + " does not belong to json");
      }
    }
    if (!trailer.has("count")) {
      error("trailer", "the trailer's count is missing: its path");
    }
    return new Form.Trailer(
        trailer.path("record").asText(),
        trailer.path("count").textValue(),
        null,
        0,
        trailer.path("counts").asText().equals("all"));
  }

  private boolean isTrue(String key) {
    return format.path(key).asBoolean();
  }

  private String text(String key, String standard) {
    return format.path(key).asText(standard);
  }

  private boolean has(String key) {
    if (!format.has(key)) {
      error("kind", "the key '" + key + "' is missing in format");
    }
    return format.has(key);
  }

  private void error(String key, String text) {
    findings.error(tree.place("/format/" + key), Fault.MAPPING_INVALID, text);
  }
}
