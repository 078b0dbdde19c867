package mra.format;

import java.io.OutputStream;
import java.util.ArrayDeque;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.schema.SchemaCheck;
import mra.format.schema.Text;
import org.jspecify.annotations.Nullable;

/** Writes in the order of the schema, and checks what it writes as strictly as what it reads. */
final class XmlWriter implements DocumentWriter {
  private final Layout layout;
  private final Form.Xml form;
  private final XmlPlan plan;
  private final XMLStreamWriter xml;
  private final SchemaCheck check;
  private final WriteCount count = new WriteCount();
  private final ArrayDeque<String> path = new ArrayDeque<>();
  private final Text text = new Text();
  private final int[] rows;

  XmlWriter(OutputStream out, Layout layout, Form.Xml form, XmlPlan plan) {
    this.layout = layout;
    this.form = form;
    this.plan = plan;
    this.rows = new int[layout.record().groups().size()];
    this.check = new SchemaCheck(plan.schema());
    try {
      this.xml = XmlFactories.OUT.createXMLStreamWriter(out, "UTF-8");
    } catch (XMLStreamException failure) {
      throw broken(failure);
    }
  }

  @Override
  public void header(Fields header) {
    count.stated(layout.count() == null ? null : header.get(0, 0, layout.count()));
    try {
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      toRecords(plan.document(), header);
    } catch (XMLStreamException failure) {
      throw broken(failure);
    }
  }

  /** Opens the elements that lead to the records, with the header's fields in them. */
  private void toRecords(XmlBinding from, Fields header) throws XMLStreamException {
    for (var child : from.children) {
      if (child.record) {
        return;
      }
      if (leadsToRecords(child)) {
        start(child, header);
        toRecords(child, header);
        return;
      }
      element(child, header);
    }
  }

  private static boolean leadsToRecords(XmlBinding binding) {
    return binding.record || binding.children.stream().anyMatch(XmlWriter::leadsToRecords);
  }

  @Override
  public void record(Fields record) {
    count.next();
    try {
      xml.writeCharacters("\n");
      element(records(plan.document()), record);
    } catch (XMLStreamException failure) {
      throw broken(failure);
    }
  }

  private static XmlBinding records(XmlBinding from) {
    return from.record
        ? from
        : records(
            from.children.stream().filter(XmlWriter::leadsToRecords).findFirst().orElseThrow());
  }

  @Override
  public void finish() {
    count.prove();
    try {
      xml.writeCharacters("\n");
      while (!path.isEmpty()) {
        end("");
      }
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException failure) {
      throw broken(failure);
    }
  }

  private void element(XmlBinding binding, Fields fields) throws XMLStreamException {
    start(binding, fields);
    var own = binding.text == null ? null : get(binding.text, fields);
    if (own != null) {
      xml.writeCharacters(own);
    }
    for (var child : binding.children) {
      children(child, fields);
    }
    end(own == null ? "" : own);
  }

  private void children(XmlBinding child, Fields fields) throws XMLStreamException {
    if (child.group < 0) {
      if (isThere(child, fields)) {
        element(child, fields);
      }
      return;
    }
    for (int row = 0; row < fields.rows(child.group); row++) {
      if (fields.parent(child.group, row) == rows[child.parentGroup]) {
        rows[child.group] = row;
        element(child, fields);
      }
    }
  }

  private void start(XmlBinding binding, Fields fields) throws XMLStreamException {
    var prefix = prefix(binding.namespace);
    if (prefix.isEmpty()) {
      xml.writeStartElement(binding.name);
    } else {
      xml.writeStartElement(prefix, binding.name, binding.namespace);
    }
    if (path.isEmpty()) {
      for (var namespace : form.namespaces().entrySet()) {
        xml.writeNamespace(namespace.getKey(), namespace.getValue());
      }
    }
    path.addLast(binding.name);
    checked(check.start(binding.namespace, binding.name, text("")));
    for (var target : binding.attributes) {
      var value = get(target, fields);
      if (value != null && target.step() != null) {
        attribute(target.step(), value);
      }
    }
    checked(check.attributesEnd());
  }

  private void attribute(XmlPath.Step step, String value) throws XMLStreamException {
    if (step.namespace().isEmpty()) {
      xml.writeAttribute(step.name(), value);
    } else {
      xml.writeAttribute(prefix(step.namespace()), step.namespace(), step.name(), value);
    }
    checked(check.attribute(step.namespace(), step.name(), text(value)));
  }

  private void end(String own) throws XMLStreamException {
    xml.writeEndElement();
    checked(check.end(text(own)));
    path.removeLast();
  }

  private String prefix(String namespace) {
    for (var known : form.namespaces().entrySet()) {
      if (known.getValue().equals(namespace)) {
        return known.getKey();
      }
    }
    return "";
  }

  private boolean isThere(XmlBinding binding, Fields fields) {
    if (binding.group >= 0) {
      return fields.rows(binding.group) > 0;
    }
    return (binding.text != null && get(binding.text, fields) != null)
        || binding.attributes.stream().anyMatch(target -> get(target, fields) != null)
        || binding.children.stream().anyMatch(child -> isThere(child, fields));
  }

  private @Nullable String get(XmlBinding.Target target, Fields fields) {
    return fields.get(target.group(), target.header() ? 0 : rows[target.group()], target.column());
  }

  private Text text(String value) {
    text.set(value);
    return text;
  }

  private void checked(@Nullable String broken) {
    if (broken != null) {
      var where = "record " + count.written() + ", /" + String.join("/", path);
      throw new Refused(Fault.RECORD_INVALID, where, broken);
    }
  }

  /** A character that XML cannot hold, or the stream itself. */
  private Refused broken(XMLStreamException failure) {
    return ReadFaults.of(failure, "record " + count.written(), Fault.VALUE_INVALID);
  }
}
