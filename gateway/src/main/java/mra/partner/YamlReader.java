package mra.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one file into a {@link YamlTree}. */
final class YamlReader {

  private static final int BYTES_MAX = 1 << 20;
  private static final int DEPTH_MAX = 20;

  private final Path file;
  private final Fault fault;
  private final Findings findings;
  private final Map<String, Place> places = new HashMap<>();

  YamlReader(Path file, Fault fault, Findings findings) {
    this.file = file;
    this.fault = fault;
    this.findings = findings;
  }

  Optional<YamlTree> read() {
    try {
      if (Files.size(file) > BYTES_MAX) {
        return refuse(0, "it is larger than " + BYTES_MAX + " bytes");
      }
      return Utf8.read(file, fault, "UTF-8", findings).filter(this::isPlain).map(this::compose);
    } catch (IOException e) {
      return refuse(0, "it cannot be read");
    } catch (MarkedYAMLException e) {
      return refuse(line(e.getProblemMark()), "this is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      return refuse(0, "this is not YAML: " + e.getMessage());
    }
  }

  private YamlTree compose(String text) {
    var root = yaml().compose(new StringReader(text));
    places.put("", new Place(file, 1));
    return new YamlTree(
        root == null ? JsonNodeFactory.instance.missingNode() : json(root, ""), places);
  }

  private static Yaml yaml() {
    var options = new LoaderOptions();
    options.setCodePointLimit(BYTES_MAX);
    options.setNestingDepthLimit(DEPTH_MAX);
    return new Yaml(options);
  }

  /** What makes YAML dangerous or ambiguous: anchors (and so bombs) and tags. */
  private boolean isPlain(String text) {
    boolean plain = true;
    for (var event : yaml().parse(new StringReader(text))) {
      if (isAnchored(event)) {
        plain = false;
        error(event, "anchors and aliases are not allowed");
      } else if (isTagged(event)) {
        plain = false;
        error(event, "tags are not allowed");
      }
    }
    return plain;
  }

  private static boolean isAnchored(Event event) {
    return event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor() != null);
  }

  private static boolean isTagged(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag() != null;
      case CollectionStartEvent collection -> collection.getTag() != null;
      default -> false;
    };
  }

  private JsonNode json(Node node, String pointer) {
    return switch (node) {
      case MappingNode mapping -> object(mapping, pointer);
      case SequenceNode sequence -> array(sequence, pointer);
      case ScalarNode scalar -> YamlScalars.json(scalar);
      default -> throw new IllegalStateException("A node without aliases is one of the three");
    };
  }

  private JsonNode object(MappingNode mapping, String pointer) {
    var object = JsonNodeFactory.instance.objectNode();
    for (var tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        findings.error(new Place(file, line), fault, "a key must be a word");
      } else if (object.has(key.getValue())) {
        findings.error(
            new Place(file, line), fault, "the key '" + key.getValue() + "' stands here twice");
      } else {
        var at = YamlTree.child(pointer, key.getValue());
        places.put(at, new Place(file, line));
        object.set(key.getValue(), json(tuple.getValueNode(), at));
      }
    }
    return object;
  }

  private JsonNode array(SequenceNode sequence, String pointer) {
    var array = JsonNodeFactory.instance.arrayNode();
    for (var item : sequence.getValue()) {
      var at = pointer + "/" + array.size();
      places.put(at, new Place(file, line(item.getStartMark())));
      array.add(json(item, at));
    }
    return array;
  }

  private void error(Event event, String text) {
    findings.error(new Place(file, line(event.getStartMark())), fault, text);
  }

  private Optional<YamlTree> refuse(int line, String text) {
    findings.error(new Place(file, line), fault, text);
    return Optional.empty();
  }

  private static int line(@Nullable Mark mark) {
    return mark == null ? 0 : mark.getLine() + 1;
  }
}
