package mra.format.schema;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaPlaceTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "0, unbounded, '', true",
    "3, unbounded, '', false",
    "0, unbounded, <xs:element name='last' type='xs:token'/>, true",
    "0, 3, '', false",
    "1, 1, '', false",
  })
  void tellsWhetherOneRecordMoreOrLessMeansTheSame(
      int least, String most, String then, boolean repeats) throws IOException {
    var schema = folder.resolve("s.xsd");
    Files.writeString(
        schema,
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="list">
          <xs:complexType><xs:sequence>
            <xs:element name="record" type="xs:token" minOccurs="%d" maxOccurs="%s"/>%s
          </xs:sequence></xs:complexType>
        </xs:element></xs:schema>
        """
            .formatted(least, most, then));

    var list = SchemaPlan.compile(schema).place("", "list");

    assertThat(requireNonNull(list).repeats("", "record")).isEqualTo(repeats);
  }
}
