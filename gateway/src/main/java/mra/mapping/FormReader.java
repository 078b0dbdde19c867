package mra.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.HashMap;
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
  private static final String OPTIONAL = "optional-columns";
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "xml", Set.of("kind", "schema", "record", "per", "namespaces"),
          "json", Set.of("kind", "record", "per", "page", "pages"),
          "csv",
              Set.of(
                  "kind",
                  "encoding",
                  "bom",
                  "delimiter",
                  "quote",
                  "line-end",
                  "header-record",
                  "columns",
                  OPTIONAL,
                  "trailer"));

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
      default -> csv();
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
    var namespaces = new HashMap<String, String>();
    format
        .path("namespaces")
        .propertyStream()
        .forEach(entry -> namespaces.put(entry.getKey(), entry.getValue().asText()));
    return schema
        .flatMap(this::compiled)
        .map(plan -> new Form.Xml(plan, text("record", ""), Map.copyOf(namespaces)));
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
    return has("record")
        ? Optional.of(
            new Form.Json(
                text("record", ""),
                format.path("page").textValue(),
                format.path("pages").textValue()))
        : Optional.empty();
  }

  private Optional<Form> csv() {
    boolean headerThere = has("header-record");
    if (!has("columns") || !headerThere) {
      return Optional.empty();
    }
    var trailer = format.path("trailer");
    return encoding()
        .map(encoding ->
            new Form.Csv(
                encoding,
                format.path("bom").asBoolean(),
                text("delimiter", ",").charAt(0),
                text("quote", "\"").charAt(0),
                text("line-end", "CRLF").equals("CRLF") ? "\r\n" : "\n",
                text("header-record", ""),
                columns("columns"),
                optional(),
                trailer(trailer)));
  }

  private static Form.@Nullable Trailer trailer(JsonNode trailer) {
    return trailer.isObject()
        ? new Form.Trailer(trailer.path("record").asText(), trailer.has("digest"))
        : null;
  }

  private List<String> columns(String key) {
    return format.path(key).valueStream().map(JsonNode::asText).toList();
  }

  /** Nobody could tell whether they have to be written. */
  private List<String> optional() {
    if (format.has(OPTIONAL) && !tree.root().path("way").asText().equals("in")) {
      error(OPTIONAL, OPTIONAL + " cannot be written back; the table must have way: in");
    }
    return columns(OPTIONAL);
  }

  /** Only encodings in which a line feed byte is always a line feed: the digest goes by lines. */
  private Optional<Charset> encoding() {
    var name = text("encoding", "UTF-8");
    try {
      var encoding = Charset.forName(name);
      if (encoding.equals(StandardCharsets.UTF_8) || !encoding.name().startsWith("UTF-")) {
        return Optional.of(encoding);
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      findings.error(
          tree.place("/format/encoding"), Fault.MAPPING_INVALID, "unknown encoding " + name);
      return Optional.empty();
    }
    error("encoding", name + " is not supported");
    return Optional.empty();
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
