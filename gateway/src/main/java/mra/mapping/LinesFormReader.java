package mra.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mra.fault.Fault;
import mra.format.Encoding;
import mra.format.Form;
import mra.partner.DidYouMean;
import mra.partner.Findings;
import mra.partner.YamlTree;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code format} of a table whose documents are in lines. */
final class LinesFormReader {
  private static final String OPTIONAL = "optional-columns";
  private static final String HEADER_FIELDS = "header-fields";
  private static final Set<String> LINES =
      Set.of("kind", "encoding", "bom", "line-end", "comment", "header-record", "trailer");
  static final Set<String> CSV =
      with("delimiter", "quote", "escape", HEADER_FIELDS, "headings", "columns", OPTIONAL);
  static final Set<String> FIXED = with("width", "length", "header-length", "trimmed", "padding");

  private final YamlTree tree;
  private final JsonNode format;
  private final Findings findings;

  /** As many call the encodings of Windows. */
  private static final Pattern CODE_PAGE = Pattern.compile("(?i)^(?:cp|ms)[-_]?([0-9]{3,4})$");

  LinesFormReader(YamlTree tree, Findings findings) {
    this.tree = tree;
    this.format = tree.root().path("format");
    this.findings = findings;
  }

  private static Set<String> with(String... others) {
    var all = new HashSet<>(LINES);
    all.addAll(List.of(others));
    return Set.copyOf(all);
  }

  Optional<Form> csv() {
    if (!has("columns")) {
      return Optional.empty();
    }
    if (text("line-end", "").equals("none")) {
      error("line-end", "only lines of fixed width can do without line ends");
    }
    boolean headed = format.path("headings").asBoolean(true);
    if (!headed && format.has(OPTIONAL)) {
      error(OPTIONAL, OPTIONAL + " are told by headings, and there are none");
    }
    return lines("#2", "#3", "fields")
        .map(lines ->
            new Form.Csv(
                lines,
                dialect(),
                format.path(HEADER_FIELDS).asInt(),
                headed,
                texts("columns"),
                optional()));
  }

  private Form.Dialect dialect() {
    var delimiter = text("delimiter", ",").charAt(0);
    var quote = text("quote", "\"");
    boolean backslash = text("escape", "doubled").equals("backslash");
    if (quote.charAt(0) == delimiter || (backslash && delimiter == '\\')) {
      error("delimiter", "the delimiter has another meaning too");
    }
    return new Form.Dialect(delimiter, quote.equals("none") ? null : quote.charAt(0), backslash);
  }

  Optional<Form> fixed() {
    if (!has("width") || !has("length")) {
      return Optional.empty();
    }
    int length = format.path("length").asInt();
    boolean trimmed = format.path("trimmed").asBoolean();
    return lines(null, null, "length")
        .map(lines -> {
          if (trimmed && lines.lineEnd().isEmpty()) {
            error("trimmed", "without line ends nobody can tell a trimmed line");
          }
          if (lines.comment() != null && lines.lineEnd().isEmpty()) {
            error("comment", "without line ends there are no comments");
          }
          return new Form.Fixed(
              lines,
              text("width", "").equals("bytes"),
              length,
              format.path("header-length").asInt(length),
              trimmed,
              padding(format.path("padding")));
        });
  }

  private static Form.Padding padding(JsonNode padding) {
    return new Form.Padding(
        padding.path("with").asText(" ").charAt(0),
        padding.path("side").asText("right").equals("left"));
  }

  private Optional<Form.Lines> lines(@Nullable String count, @Nullable String digest, String size) {
    return encoding()
        .map(encoding ->
            new Form.Lines(
                encoding,
                format.path("bom").asBoolean(),
                lineEnd(),
                format.path("comment").textValue(),
                format.path("header-record").textValue(),
                trailer(format.path("trailer"), count, digest, size)));
  }

  private String lineEnd() {
    return switch (text("line-end", "CRLF")) {
      case "CRLF" -> "\r\n";
      case "LF" -> "\n";
      default -> "";
    };
  }

  private Form.@Nullable Trailer trailer(
      JsonNode trailer, @Nullable String count, @Nullable String digest, String size) {
    if (!trailer.isObject()) {
      return null;
    }
    var counted = trailer.path("count").asText(count);
    boolean digested = trailer.has("digest");
    var digestAt = trailer.path("digest-at").asText(digest);
    if (counted == null) {
      error("trailer", "the trailer's count is missing: its place, or none");
    }
    if (digested ? digestAt == null : trailer.has("digest-at")) {
      error("trailer", "digest and digest-at come together");
    }
    var other = size.equals("fields") ? "length" : "fields";
    if (trailer.has(other)) {
      error("trailer", other + " does not belong to " + text("kind", ""));
    }
    return new Form.Trailer(
        trailer.path("record").asText(),
        counted == null || counted.equals("none") ? null : counted,
        digested ? digestAt : null,
        trailer.path(size).asInt(),
        trailer.path("counts").asText().equals("all"));
  }

  /** Nobody could tell whether they have to be written. */
  private List<String> optional() {
    if (format.has(OPTIONAL) && !tree.root().path("way").asText().equals("in")) {
      error(OPTIONAL, OPTIONAL + " cannot be written back; the table must have way: in");
    }
    return texts(OPTIONAL);
  }

  /** Empty, and said, where there is no such encoding. */
  Optional<Encoding> encoding() {
    var name = text("encoding", "UTF-8");
    var encoding = Encoding.named(name);
    if (encoding.isEmpty()) {
      error("encoding", "unknown encoding " + name + hint(name));
    } else if (format.path("bom").asBoolean() && !encoding.get().isUnicode()) {
      error("bom", name + " has no byte-order mark");
    }
    return encoding;
  }

  /** Many an encoding has several names. */
  private static String hint(String name) {
    try {
      var usual = Charset.forName(CODE_PAGE.matcher(name).replaceFirst("windows-$1")).name();
      if (Encoding.named(usual).isPresent()) {
        return "; it is called " + usual + " here";
      }
    } catch (IllegalArgumentException noCharset) {
      // a slip of the pen then
    }
    return DidYouMean.hint(name, Encoding.names());
  }

  private List<String> texts(String key) {
    return format.path(key).valueStream().map(JsonNode::asText).toList();
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
