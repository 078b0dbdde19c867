package mra.clearance;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.StringWriter;
import java.util.List;
import mra.canonical.XmlText;
import mra.clearance.xml.ChangeKind;
import mra.clearance.xml.Changes;
import mra.registry.OperatorChange;

/**
 * One message of a list's changes.
 *
 * @param chunk 1-based
 */
record ChangesMessage(Announcement list, int chunk, List<OperatorChange> changes) {
  static final int CHANGES_MAX = 1_000;

  private static final JAXBContext CONTEXT = context();

  static int chunks(long changes) {
    return Math.toIntExact(Math.ceilDiv(changes, CHANGES_MAX));
  }

  /** Canonical XML, valid against schemas/canonical/changes.xsd. */
  String xml() {
    var text = new StringWriter();
    try {
      CONTEXT.createMarshaller().marshal(content(), text);
    } catch (JAXBException generatedClassesDoNotMarshal) {
      throw new IllegalStateException(generatedClassesDoNotMarshal);
    }
    return text.toString();
  }

  /** The same message again has the same id, so that the broker drops it. */
  String duplicateId() {
    return list.exchange() + "/" + chunk;
  }

  private Changes content() {
    var xml = new Changes();
    xml.setPartner(list.partner());
    xml.setDocument(XmlText.of(list.document()));
    xml.setExchange(list.exchange().toString());
    xml.setSequence(list.sequence());
    xml.setChunk(chunk);
    xml.setChunks(chunks(list.changes()));
    changes.forEach(change -> xml.getChange().add(content(change)));
    return xml;
  }

  private static mra.clearance.xml.OperatorChange content(OperatorChange change) {
    var xml = new mra.clearance.xml.OperatorChange();
    xml.setKind(ChangeKind.valueOf(change.change().name()));
    xml.setPresent(change.present());
    xml.setSince(change.since());
    xml.setOperator(XmlOperator.of(change.after()));
    return xml;
  }

  private static JAXBContext context() {
    try {
      return JAXBContext.newInstance(Changes.class);
    } catch (JAXBException generatedClassesAreWrong) {
      throw new IllegalStateException(generatedClassesAreWrong);
    }
  }
}
