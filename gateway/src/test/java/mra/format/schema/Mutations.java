package mra.format.schema;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Every single change of a document that a schema may or may not notice. */
final class Mutations {
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "x",
          "X",
          "0",
          "1",
          "-1",
          "+1",
          "00",
          "1.",
          ".5",
          "1.0",
          "1.234",
          "10.51",
          "0.00",
          "1234567",
          "127",
          "128",
          "-129",
          "256",
          "65536",
          "2147483648",
          "1e3",
          "NaN",
          "true",
          "TRUE",
          "red",
          " red ",
          "dark  green",
          "blue",
          "a b",
          " a\tb\n",
          "a:b",
          "1a",
          "1 2",
          "1 2 3 4",
          "QUJDRA==",
          "QUJDR===",
          "Q Q = =",
          "0a",
          "0aFF123",
          "0aff1234",
          "2026-11-24",
          "2026-02-29",
          "2024-02-29",
          "2026-13-01",
          "2026-1-1",
          "0000-01-01",
          "-0001-01-01",
          "12026-01-01",
          "2026-11-24+14:00",
          "2026-11-24+14:01",
          "2026-11-24T24:00:00",
          "2026-11-24T24:00:01",
          "2026-11-24T03:00:00",
          "2026-11-24T03:00:00.",
          "2026-11-24T03:00:60Z",
          "2026-11-24T03:00:00Z",
          "31/12/2026",
          "FULL",
          "full",
          "DE",
          "DE1",
          "DE 1",
          "DEAEOF1",
          "DE AEOF 00025/08",
          "DE007600",
          "zh-Hant",
          "zh-Hant-1",
          "toolonglanguage",
          "ab",
          "ab12",
          "xy12",
          "ABCDEF",
          "ABCDEFG",
          "\u00e4\u00f6",
          "\u4e2d\u6587",
          "\ud83d\ude00",
          "x".repeat(20),
          "x".repeat(21),
          "x".repeat(400),
          "x".repeat(401),
          "\u00a0",
          "a]b",
          "a&<b");

  private static final TransformerFactory TRANSFORMERS = TransformerFactory.newDefaultInstance();
  private static final DocumentBuilderFactory BUILDERS =
      DocumentBuilderFactory.newDefaultNSInstance();

  private final String source;
  private final List<String> found = new ArrayList<>();

  private Mutations(String source) {
    this.source = source;
  }

  static List<String> of(String source) throws Exception {
    var mutations = new Mutations(source);
    int elements = parse(source).getElementsByTagName("*").getLength();
    for (int i = 0; i < elements; i++) {
      mutations.shape(i);
      mutations.values(i);
      mutations.attributes(i);
    }
    return mutations.found;
  }

  private void shape(int index) throws Exception {
    if (index > 0) {
      change(index, element -> element.getParentNode().removeChild(element));
      change(
          index, element -> element.getParentNode().insertBefore(element.cloneNode(true), element));
      change(
          index,
          element -> {
            var parent = element.getParentNode();
            parent.insertBefore(element, null);
          });
      change(
          index,
          element -> {
            var parent = element.getParentNode();
            parent.insertBefore(element, parent.getFirstChild());
          });
      change(index, element -> element.getParentNode().insertBefore(text(element, "t"), element));
      change(index, element -> element.getParentNode().insertBefore(text(element, " "), element));
    }
    change(index, e -> e.getOwnerDocument().renameNode(e, e.getNamespaceURI(), "l:other"));
    change(index, e -> e.getOwnerDocument().renameNode(e, null, e.getLocalName()));
    change(index, e -> e.getOwnerDocument().renameNode(e, "urn:other", e.getNodeName()));
    change(index, e -> e.appendChild(e.getOwnerDocument().createElementNS("urn:test", "t:new")));
    change(index, Mutations::empty);
    change(index, e -> e.appendChild(e.getOwnerDocument().createComment("nothing")));
    change(index, e -> e.appendChild(e.getOwnerDocument().createCDATASection(" ")));
  }

  private void values(int index) throws Exception {
    var element = (Element) parse(source).getElementsByTagName("*").item(index);
    if (element.getElementsByTagName("*").getLength() == 0) {
      for (var value : VALUES) {
        change(
            index,
            e -> {
              empty(e);
              e.appendChild(text(e, value));
            });
      }
    }
  }

  private void attributes(int index) throws Exception {
    change(index, e -> e.setAttribute("more", "1"));
    change(index, e -> e.setAttributeNS("urn:test", "t:global", "1"));
    change(
        index,
        e ->
            e.setAttributeNS(
                "http://www.w3.org/2001/XMLSchema-instance", "xsi:schemaLocation", "urn:a b.xsd"));
    var attributes =
        ((Element) parse(source).getElementsByTagName("*").item(index)).getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      var name = attributes.item(i).getNodeName();
      if (name.startsWith("xmlns")) {
        continue;
      }
      change(index, e -> e.removeAttribute(name));
      for (var value : VALUES) {
        change(index, e -> ((Attr) e.getAttributeNode(name)).setValue(value));
      }
    }
  }

  private void change(int index, Consumer<Element> change) throws Exception {
    var document = parse(source);
    change.accept((Element) document.getElementsByTagName("*").item(index));
    var out = new StringWriter();
    TRANSFORMERS.newTransformer().transform(new DOMSource(document), new StreamResult(out));
    found.add(out.toString());
  }

  private static void empty(Element element) {
    while (element.getFirstChild() != null) {
      element.removeChild(element.getFirstChild());
    }
  }

  private static Node text(Element element, String text) {
    return element.getOwnerDocument().createTextNode(text);
  }

  private static Document parse(String xml) throws Exception {
    return BUILDERS.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }
}
