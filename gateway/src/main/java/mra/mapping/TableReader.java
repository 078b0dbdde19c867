package mra.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import mra.partner.Findings;
import mra.partner.Layers;
import mra.partner.Structure;
import mra.partner.YamlTree;

/** Reads mapping tables strictly; what is wrong becomes findings with file and line. */
final class TableReader {
  private final Structure structure = new Structure("mapping.schema.json", Fault.MAPPING_INVALID);
  private final Layers layers;
  private final Findings findings;

  TableReader(Layers layers, Findings findings) {
    this.layers = layers;
    this.findings = findings;
  }

  /**
   * @param document folder and name, for example EU/aeo-list
   */
  Optional<Table> read(String document, Path file) {
    var own = new Findings();
    var tree = YamlTree.read(file, Fault.MAPPING_INVALID, own);
    tree.ifPresent(found -> structure.check(found, own));
    var table =
        own.hasErrors() ? Optional.<Table>empty() : tree.flatMap(t -> table(document, t, own));
    tree.ifPresent(found -> reasons(file, found, own));
    findings.addAll(own);
    return own.hasErrors() ? Optional.empty() : table;
  }

  private Optional<Table> table(String document, YamlTree tree, Findings own) {
    var root = tree.root();
    if (!root.path("document").asText().equals(document)) {
      own.error(tree.place("/document"), Fault.MAPPING_INVALID, "this file holds " + document);
    }
    var terms = new TermReader(tree);
    var header = new LinkedHashMap<String, Term>();
    for (var name : names(root.path("header"))) {
      terms.terms("/header/" + name).forEach(term -> header.put(name, term));
    }
    var fields = new LinkedHashMap<String, List<Term>>();
    for (var name : names(root.path("fields"))) {
      fields.put(name, terms.terms("/fields/" + name));
    }
    return new FormReader(layers, tree, own)
        .read()
        .map(form ->
            new Table(
                document,
                tree.place(""),
                tree.place("/format"),
                Table.Way.valueOf(root.path("way").asText().toUpperCase(Locale.ROOT)),
                Table.Purpose.of(root.path("purpose").asText()),
                form,
                root.path("format").path("per").textValue(),
                root.has(Words.CHANGE) ? terms.term("/" + Words.CHANGE) : null,
                header,
                fields));
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }

  /** A field that the partner does not have says why, for the next reader. */
  private static void reasons(Path file, YamlTree tree, Findings own) {
    var purpose = Table.Purpose.of(tree.root().path("purpose").asText());
    try {
      var lines = Files.readAllLines(file);
      for (var section : List.of("header", "fields")) {
        for (var name : names(tree.root().path(section))) {
          var place = tree.place("/" + section + "/" + name);
          if (!tree.root().path(section).path(name).asText().equals("none")) {
            continue;
          }
          if (!lines.get(place.line() - 1).contains("#")) {
            own.error(
                place, Fault.MAPPING_INVALID, name + ": none needs its reason as a # comment");
          }
          if (section.equals("fields") && purpose.needed().contains(name)) {
            var why =
                purpose == Table.Purpose.JOBS
                    ? "is no job"
                    : "is no operator (only where purpose is look-up); name the path where it stands";
            own.error(place, Fault.MAPPING_INVALID, name + ": none " + why);
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
