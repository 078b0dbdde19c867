package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.stream.Stream;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What partners are told of our own operators. */
class OurListTest {
  private static final String TABLE = "/cn-list";

  @TestFactory
  Stream<DynamicTest> weWriteTheSamplesByteByByte() {
    return Samples.of(Project.ROOT).stream()
        .filter(sample -> sample.document().endsWith(TABLE) && sample.fault().isEmpty())
        .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> golden(sample)));
  }

  private static void golden(Samples.Sample sample) throws IOException {
    var partner = Project.partner(sample.partner());
    var bytes = Files.readAllBytes(sample.file());
    var header = Mapped.of(partner, sample.document(), bytes).header();
    try (var lines = Files.lines(sample.expected().orElseThrow())) {
      Iterator<Operator> operators = lines.map(OperatorJson::read).iterator();
      var out = new ByteArrayOutputStream();
      Project.MAPPINGS.write(partner, sample.document(), header, operators, out);
      assertThat(out.toByteArray()).isEqualTo(bytes);
    }
  }

  @Test
  void everyPartnerWeExchangeWithHasItsDocument() {
    assertThat(Project.PARTNERS.all())
        .filteredOn(partner -> !partner.own())
        .allSatisfy(partner -> assertThat(Project.MAPPINGS.writes(partner.id() + TABLE)).isTrue());
  }
}
