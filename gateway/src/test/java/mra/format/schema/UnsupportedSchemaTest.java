package mra.format.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tables cannot express is refused with file and line when the schema is loaded. */
class UnsupportedSchemaTest {
  @TempDir Path folder;

  enum Construct {
    ALL("<xs:element name='r'><xs:complexType><xs:all/></xs:complexType></xs:element>"),
    ANY(
        "<xs:element name='r'><xs:complexType><xs:sequence><xs:any/></xs:sequence>"
            + "</xs:complexType></xs:element>"),
    ANY_ATTRIBUTE(
        "<xs:element name='r'><xs:complexType><xs:anyAttribute/></xs:complexType></xs:element>"),
    MIXED("<xs:element name='r'><xs:complexType mixed='true'/></xs:element>"),
    NILLABLE("<xs:element name='r' nillable='true' type='xs:token'/>"),
    DEFAULT("<xs:element name='r' default='x' type='xs:token'/>"),
    FIXED("<xs:element name='r' fixed='x' type='xs:token'/>"),
    FIXED_ATTRIBUTE(
        "<xs:element name='r'><xs:complexType><xs:attribute name='a' fixed='1' type='xs:token'/>"
            + "</xs:complexType></xs:element>"),
    ABSTRACT("<xs:element name='r' abstract='true' type='xs:token'/>"),
    ABSTRACT_TYPE("<xs:element name='r' type='T'/><xs:complexType name='T' abstract='true'/>"),
    SUBSTITUTION(
        "<xs:element name='r' type='xs:token'/>"
            + "<xs:element name='s' substitutionGroup='r' type='xs:token'/>"),
    UNIQUE(
        "<xs:element name='r' type='xs:token'><xs:unique name='u'><xs:selector xpath='.'/>"
            + "<xs:field xpath='.'/></xs:unique></xs:element>"),
    UNTYPED("<xs:element name='r'/>"),
    FLOAT("<xs:element name='r' type='xs:float'/>"),
    ID("<xs:element name='r' type='xs:ID'/>"),
    BOUND_OF_A_DATE(
        "<xs:element name='r'><xs:simpleType><xs:restriction base='xs:date'>"
            + "<xs:minInclusive value='2020-01-01'/></xs:restriction></xs:simpleType>"
            + "</xs:element>"),
    BLOCK_IN_A_PATTERN(
        "<xs:element name='r'><xs:simpleType><xs:restriction base='xs:token'>"
            + "<xs:pattern value='\\p{IsBasicLatin}'/></xs:restriction></xs:simpleType>"
            + "</xs:element>"),
    MANY_TIMES(
        "<xs:element name='r'><xs:complexType><xs:sequence>"
            + "<xs:element name='e' type='xs:token' maxOccurs='100000'/></xs:sequence>"
            + "</xs:complexType></xs:element>"),
    TWO_TYPES(
        "<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='e' type='xs:token'/>"
            + "<xs:element name='e' type='xs:date'/></xs:sequence></xs:complexType></xs:element>"),
    NETWORK("<xs:include schemaLocation='http://example.org/x.xsd'/>"),
    NOT_A_SCHEMA("<xs:elephant/>"),
    UNKNOWN_TYPE("<xs:element name='r' type='Missing'/>");

    final String text;

    Construct(String text) {
      this.text = text;
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNeverIgnored(Construct construct) throws IOException {
    var refused = refusal(construct.text);
    assertThat(refused.fault()).isEqualTo(Fault.SCHEMA_INVALID);
    var place = construct == Construct.NETWORK ? ".*schema\\.xsd" : ".*schema\\.xsd:[23]";
    assertThat(refused.where()).matches(place);
  }

  @Test
  void aSchemaWithADtdIsRefused() throws IOException {
    var file = folder.resolve("dtd.xsd");
    Files.writeString(file, "<!DOCTYPE x><xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>");
    assertThat(catchThrowableOfType(Refused.class, () -> SchemaPlan.compile(file)).fault())
        .isEqualTo(Fault.SCHEMA_INVALID);
  }

  private Refused refusal(String construct) throws IOException {
    var file = folder.resolve("schema.xsd");
    Files.writeString(
        file,
        "<?xml version='1.0'?>\n<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n"
            + construct
            + "</xs:schema>");
    return catchThrowableOfType(Refused.class, () -> SchemaPlan.compile(file));
  }
}
