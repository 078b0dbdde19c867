package mra.onboarding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mra.format.outline.Outline;
import mra.format.outline.Spot;

/**
 * An XML schema that takes what a sample has: one file for each namespace. Everything may be
 * missing and every text may be anything, because a sample shows what there is, not what must be.
 */
final class SchemaText {
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, StringBuilder> globals = new TreeMap<>();
  private final Map<String, Map<String, String>> imports = new TreeMap<>();

  private final String name;
  private final Map<Spot, List<String>> more;

  private SchemaText(String name, Map<Spot, List<String>> more) {
    this.name = name;
    this.more = more;
  }

  /** Texts by the name of their file. */
  static Map<String, String> of(Outline outline, String from) {
    return new SchemaText("aeo-list", Map.of()).texts(outline, from);
  }

  /** The same for our list to them. */
  static Map<String, String> of(Outline outline, String from, Annex annex) {
    var more = new HashMap<Spot, List<String>>();
    more.put(outline.record().getFirst(), annex.rootAttributes());
    more.put(outline.oneRecord(), annex.attributes());
    return new SchemaText("cn-list", more).texts(outline, from);
  }

  private Map<String, String> texts(Outline outline, String from) {
    var element = outline.record().getFirst();
    file(element.namespace(), name + ".xsd");
    global(element);
    return texts(from);
  }

  private String file(String namespace, String name) {
    return files.computeIfAbsent(namespace, each -> name);
  }

  private void global(Spot spot) {
    var home = globals.computeIfAbsent(spot.namespace(), each -> new StringBuilder());
    var mark = "<xs:element name=\"" + spot.name() + "\"";
    if (home.indexOf("\n  " + mark) < 0) {
      home.append("\n  ").append(mark);
      // Its own place is taken before what lies below may name it again.
      var body = new StringBuilder();
      content(spot, body, "  ");
      home.append(body);
    }
  }

  private void content(Spot spot, StringBuilder out, String indent) {
    var attributes =
        Stream.concat(
                spot.children().stream()
                    .filter(child -> child.isAttribute() && child.namespace().isEmpty())
                    .map(Spot::name),
                more.getOrDefault(spot, List.of()).stream())
            .toList();
    if (spot.isLeaf() && attributes.isEmpty()) {
      out.append(" type=\"xs:string\"/>\n");
      return;
    }
    out.append(">\n").append(indent).append("  <xs:complexType>\n");
    if (spot.isLeaf() && spot.values().filled() > 0) {
      out.append(indent).append("    <xs:simpleContent><xs:extension base=\"xs:string\">\n");
      attributes(attributes, out, indent + "      ");
      out.append(indent).append("    </xs:extension></xs:simpleContent>\n");
    } else {
      elements(spot, out, indent + "    ");
      attributes(attributes, out, indent + "    ");
    }
    out.append(indent).append("  </xs:complexType>\n").append(indent).append("</xs:element>\n");
  }

  private void elements(Spot spot, StringBuilder out, String indent) {
    var elements = spot.children().stream().filter(child -> !child.isAttribute()).toList();
    if (elements.isEmpty()) {
      return;
    }
    // Where the order differs from record to record, any order is taken.
    var model = spot.isDisordered() ? "choice" : "sequence";
    var often = spot.isDisordered() ? " minOccurs=\"0\" maxOccurs=\"unbounded\"" : "";
    out.append(indent).append("<xs:").append(model).append(often).append(">\n");
    for (var child : elements) {
      element(spot, child, out, indent + "  ");
    }
    out.append(indent).append("</xs:").append(model).append(">\n");
  }

  private void element(Spot parent, Spot child, StringBuilder out, String indent) {
    var often = " minOccurs=\"0\"" + (child.repeats() ? " maxOccurs=\"unbounded\"" : "");
    if (child.namespace().equals(parent.namespace()) || child.namespace().isEmpty()) {
      var form = child.namespace().equals(parent.namespace()) ? "" : " form=\"unqualified\"";
      out.append(indent).append("<xs:element name=\"").append(child.name()).append('"');
      out.append(form).append(often);
      content(child, out, indent);
      return;
    }
    file(child.namespace(), name + "-" + (files.size() + 1) + ".xsd");
    var prefix = "n" + (List.copyOf(files.keySet()).indexOf(child.namespace()) + 1);
    imports
        .computeIfAbsent(parent.namespace(), each -> new TreeMap<>())
        .put(prefix, child.namespace());
    out.append(indent).append("<xs:element ref=\"").append(prefix).append(':');
    out.append(child.name()).append('"').append(often).append("/>\n");
    global(child);
  }

  private static void attributes(List<String> attributes, StringBuilder out, String indent) {
    for (var attribute : attributes) {
      out.append(indent).append("<xs:attribute name=\"").append(attribute);
      out.append("\" type=\"xs:string\"/>\n");
    }
  }

  private Map<String, String> texts(String from) {
    var texts = new LinkedHashMap<String, String>();
    files.forEach((namespace, name) -> texts.put(name, text(namespace, from)));
    return texts;
  }

  private String text(String namespace, String from) {
    var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!--\n");
    text.append("  Made by ./mra new from ").append(from.replaceAll("-(?=-)", "- "));
    text.append(", so it takes anything that looks like it. The partner's own schema\n");
    text.append(
        "  takes its place as soon as they send it: what the schema refuses, no table has to.\n-->\n");
    text.append("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"");
    var imported = imports.getOrDefault(namespace, Map.of());
    imported.forEach((prefix, uri) ->
        text.append("\n           xmlns:")
            .append(prefix)
            .append("=\"")
            .append(escaped(uri))
            .append('"'));
    if (!namespace.isEmpty()) {
      text.append("\n           targetNamespace=\"").append(escaped(namespace)).append('"');
    }
    text.append("\n           elementFormDefault=\"qualified\">\n");
    imported
        .values()
        .forEach(uri ->
            text.append("  <xs:import namespace=\"")
                .append(escaped(uri))
                .append("\" schemaLocation=\"")
                .append(files.get(uri))
                .append("\"/>\n"));
    return text.append(globals.get(namespace)).append("</xs:schema>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
