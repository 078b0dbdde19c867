package mra.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mra.fault.Fault;

/**
 * A YAML file read strictly: no duplicate key, anchor, alias or tag, one document, bounded. Plain
 * scalars have the types of YAML 1.2's JSON schema, so that {@code NO} is Norway, not false.
 */
public final class YamlTree {

  private final JsonNode root;
  private final Map<String, Place> places;

  YamlTree(JsonNode root, Map<String, Place> places) {
    this.root = root;
    this.places = places;
  }

  /** Empty when the file cannot be read at all; the findings say why. */
  public static Optional<YamlTree> read(Path file, Fault fault, Findings findings) {
    return new YamlReader(file, fault, findings).read();
  }

  /** Stands for a file that cannot be read. */
  static YamlTree empty(Path file) {
    return new YamlTree(MissingNode.getInstance(), Map.of("", new Place(file, 0)));
  }

  public JsonNode root() {
    return root;
  }

  /**
   * Where a value stands; where there is none, what surrounds it.
   *
   * @param pointer RFC 6901
   */
  public Place place(String pointer) {
    var at = pointer;
    while (!places.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return places.getOrDefault(at, new Place(Path.of(""), 0));
  }

  /** This tree with the other's values in place of its own; mappings are merged, lists are not. */
  YamlTree overlaid(YamlTree other) {
    var merged = new HashMap<>(places);
    return new YamlTree(merge(root, other, "", merged), merged);
  }

  private static JsonNode merge(
      JsonNode ours, YamlTree other, String pointer, Map<String, Place> places) {
    var theirs = other.root.at(pointer);
    if (theirs.isMissingNode()) {
      return ours;
    }
    if (!(ours instanceof ObjectNode below && theirs.isObject())) {
      other.places.forEach((at, place) -> {
        if (at.equals(pointer) || at.startsWith(pointer + "/")) {
          places.put(at, place);
        }
      });
      return theirs;
    }
    var all = below.deepCopy();
    for (var field : theirs.properties()) {
      var at = child(pointer, field.getKey());
      all.set(field.getKey(), merge(below.path(field.getKey()), other, at, places));
    }
    return all;
  }

  /** Every text of it by its pointer. */
  Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    for (var pointer : places.keySet()) {
      var text = root.at(pointer).textValue();
      if (text != null) {
        texts.put(pointer, text);
      }
    }
    return texts;
  }

  static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
