package mra.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a profile. What does not read becomes a finding and a stand-in, so that the
 * reading goes on to the next mistake; with an error among the findings nothing of it is used. A
 * value of the wrong type is passed over: {@link Structure} has told already.
 */
final class Section {

  private final YamlTree tree;
  private final String pointer;
  private final Findings findings;

  Section(YamlTree tree, String pointer, Findings findings) {
    this.tree = tree;
    this.pointer = pointer;
    this.findings = findings;
  }

  boolean exists() {
    return !tree.root().at(pointer).isMissingNode();
  }

  Section in(String key) {
    return new Section(tree, YamlTree.child(pointer, key), findings);
  }

  Section at(String below) {
    return new Section(tree, pointer + below, findings);
  }

  List<Section> items(String key) {
    return IntStream.range(0, node(key).size())
        .mapToObj(i -> in(key).in(Integer.toString(i)))
        .toList();
  }

  /** This itself, where it is a text. */
  Optional<String> text() {
    return Optional.ofNullable(tree.root().at(pointer).textValue());
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(node(key).textValue());
  }

  String text(String key, String standard) {
    return text(key).orElse(standard);
  }

  List<String> texts(String key) {
    return node(key).valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
  }

  List<String> keys() {
    return tree.root().at(pointer).propertyStream().map(Map.Entry::getKey).toList();
  }

  boolean flag(String key, boolean standard) {
    return node(key).asBoolean(standard);
  }

  int number(String key, int standard) {
    return node(key).asInt(standard);
  }

  /**
   * @param parser throws IllegalArgumentException or DateTimeException with a message for people
   */
  <T extends @Nullable Object> T read(String key, T standard, Function<String, T> parser) {
    var text = text(key);
    if (text.isEmpty()) {
      return standard;
    }
    try {
      return parser.apply(text.get());
    } catch (IllegalArgumentException | DateTimeException e) {
      error(key, key + ": '" + text.get() + "' " + e.getMessage());
      return standard;
    }
  }

  /**
   * @param known what the texts may be
   * @param where where the known ones stand, for people
   */
  void expectKnown(String key, Set<String> known, String where) {
    for (var item : items(key)) {
      item.text()
          .filter(text -> !known.contains(text))
          .ifPresent(text ->
              item.wrong(
                  "'" + text + "' does not stand in " + where, DidYouMean.suggestion(text, known)));
    }
  }

  void error(String key, String text) {
    in(key).error(text);
  }

  void error(String text) {
    wrong(text, null);
  }

  /**
   * @param suggestion what to do about it
   */
  void wrong(String text, @Nullable String suggestion) {
    findings.error(place(), Fault.PROFILE_INVALID, text, suggestion);
  }

  void warning(String key, String text) {
    in(key).warning(text);
  }

  void warning(String text) {
    findings.warning(place(), Fault.PROFILE_INVALID, text);
  }

  /**
   * @param suggestion what to do about it
   */
  void warning(String key, String text, String suggestion) {
    findings.warning(in(key).place(), Fault.PROFILE_INVALID, text, suggestion);
  }

  Place place() {
    return tree.place(pointer);
  }

  private JsonNode node(String key) {
    return tree.root().at(YamlTree.child(pointer, key));
  }
}
