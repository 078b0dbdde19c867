package mra;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.Unmarshaller;
import java.io.File;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.validation.SchemaFactory;
import mra.canonical.Code;
import mra.clearance.xml.Changes;
import mra.rehearsal.Administration;

/**
 * A clearance system that knows only what it was told: it replays the messages, valid ones only, in
 * their order.
 */
final class Clearance {
  private final Map<String, Set<String>> present = new HashMap<>();
  private final List<String> codes = new ArrayList<>();
  private final List<String> repeated = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  Clearance(List<String> messages) throws Exception {
    var reader = reader();
    for (var message : messages) {
      hear((Changes) reader.unmarshal(new StringReader(message)));
    }
  }

  /** Messages that came more than once. */
  List<String> repeated() {
    return repeated;
  }

  /** Codes of all changes, in their order. */
  List<String> codes() {
    return codes;
  }

  Set<String> present(Administration partner) {
    return present.getOrDefault(partner.name(), Set.of());
  }

  private void hear(Changes message) {
    var id = message.getExchange() + "/" + message.getChunk();
    if (!seen.add(id)) {
      repeated.add(id);
    }
    var operators = present.computeIfAbsent(message.getPartner(), partner -> new TreeSet<>());
    for (var change : message.getChange()) {
      var code = Code.normalise(change.getOperator().getCode());
      codes.add(code);
      if (change.isPresent()) {
        operators.add(code);
      } else {
        operators.remove(code);
      }
    }
  }

  private static Unmarshaller reader() throws Exception {
    var reader = JAXBContext.newInstance(Changes.class).createUnmarshaller();
    reader.setSchema(
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(new File("../schemas/canonical/changes.xsd")));
    return reader;
  }
}
