package mra.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import mra.partner.YamlTree;
import org.jspecify.annotations.Nullable;

/** Reads expressions whose shape the JSON Schema has checked. */
final class TermReader {
  private final YamlTree tree;

  TermReader(YamlTree tree) {
    this.tree = tree;
  }

  /** One expression or several; none are none. */
  List<Term> terms(String pointer) {
    var node = tree.root().at(pointer);
    if (node.isTextual() && node.textValue().equals("none")) {
      return List.of();
    }
    if (!node.isArray()) {
      return List.of(term(pointer));
    }
    return IntStream.range(0, node.size()).mapToObj(i -> term(pointer + "/" + i)).toList();
  }

  Term term(String pointer) {
    var node = tree.root().at(pointer);
    var place = tree.place(pointer);
    if (node.isTextual()) {
      return Term.path(place, node.textValue());
    }
    return new Term(
        place,
        text(node, "at"),
        text(node, "each"),
        texts(node.path("join")),
        node.path("with").asText(),
        text(node, "constant"),
        text(node, "told-by"),
        text(node, "codes"),
        date(node.path("date")),
        steps(node),
        text(node, "pattern"),
        text(node, "check"),
        text(node, "split"),
        node.path("literal").asBoolean(),
        text(node, "default"),
        when(node.path("when")),
        text(node, "text"),
        node.has("lang") ? term(pointer + "/lang") : null);
  }

  private static Term.@Nullable When when(JsonNode node) {
    return node.isObject() ? new Term.When(node.path("at").asText(), texts(node.path("is"))) : null;
  }

  private static @Nullable DateTerm date(JsonNode node) {
    if (!node.isObject()) {
      return node.isTextual() ? DateTerm.of(node.textValue()) : null;
    }
    return new DateTerm(
        text(node, "epoch"),
        node.has("instant"),
        node.path("pattern").asText(),
        node.has("pivot") ? node.path("pivot").asInt() : null,
        Calendar.named(node.path("calendar").asText("iso")),
        text(node, "language"),
        texts(node.path("months")));
  }

  private static StepsTerm steps(JsonNode node) {
    var part = node.path("part");
    return new StepsTerm(
        texts(node.path("empty")),
        part.textValue(),
        part.isObject()
            ? new Part(0, 0, part.path("after").asText(), part.path("before").asText())
            : null,
        text(node, "strip"),
        text(node, "case"),
        fill(node.path("fill"), false),
        fill(node.path("pad"), true),
        prefix(node.path("prefix")));
  }

  private static @Nullable Fill fill(JsonNode node, boolean ours) {
    return node.isObject()
        ? new Fill(
            node.path("to").asInt(),
            node.path("with").asText().charAt(0),
            node.path("side").asText("left").equals("left"),
            ours)
        : null;
  }

  private static @Nullable Prefix prefix(JsonNode node) {
    return node.isObject()
        ? new Prefix(node.path("theirs").asText(), node.path("ours").asText())
        : null;
  }

  private static @Nullable String text(JsonNode node, String key) {
    return node.path(key).textValue();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
