package mra.format.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

/** The compiled plan and the JDK's validator say the same of good and of mutated documents. */
class SchemaDifferenceTest {
  private static final Path RESOURCES = Path.of("src/test/resources/mra/format/schema");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "src/test/resources/mra/format/schema/types.xsd, types.xml, 2000",
    "../schemas/EU/aeo-list.xsd, aeo-list.xml, 2000",
  })
  void saysWhatTheValidatorOfTheJdkSays(Path schema, String sample, int atLeast) throws Exception {
    var plan = SchemaPlan.compile(schema);
    var judge = SchemaFactory.newDefaultInstance().newSchema(schema.toFile());
    var good = Files.readString(RESOURCES.resolve(sample));
    assertThat(verdict(plan, good)).isEqualTo("valid");
    assertThat(valid(judge, good)).isTrue();

    var mutations = Mutations.of(good);
    var differences = new ArrayList<String>();
    int bad = 0;
    for (var mutation : mutations) {
      boolean theirs = valid(judge, mutation);
      var ours = verdict(plan, mutation);
      bad += theirs ? 0 : 1;
      if (ours.equals("valid") != theirs) {
        differences.add("ours: " + ours + ", JDK: " + theirs + "\n" + mutation);
      }
    }
    assertThat(differences).isEmpty();
    assertThat(mutations).hasSizeGreaterThan(atLeast);
    assertThat(bad).isBetween(mutations.size() / 4, mutations.size() - 50);
  }

  private static boolean valid(Schema schema, String document) throws Exception {
    try {
      schema.newValidator().validate(new StreamSource(new StringReader(document)));
      return true;
    } catch (SAXException invalid) {
      return false;
    }
  }

  private static String verdict(SchemaPlan plan, String document) throws XMLStreamException {
    var reader =
        XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(document));
    var check = new SchemaCheck(plan);
    var text = new Text();
    var value = new Text();
    String broken = null;
    while (reader.hasNext() && broken == null) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          broken = check.start(empty(reader.getNamespaceURI()), reader.getLocalName(), text);
          for (int i = 0; i < reader.getAttributeCount() && broken == null; i++) {
            value.set(reader.getAttributeValue(i));
            broken =
                check.attribute(
                    empty(reader.getAttributeNamespace(i)), reader.getAttributeLocalName(i), value);
          }
          broken = broken == null ? check.attributesEnd() : broken;
          text.clear();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        case XMLStreamConstants.END_ELEMENT -> {
          broken = check.end(text);
          text.clear();
        }
        default -> {}
      }
    }
    return broken == null ? "valid" : broken;
  }

  private static String empty(String namespace) {
    return namespace == null ? "" : namespace;
  }
}
