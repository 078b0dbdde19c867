package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mra.canonical.ListHeader;
import mra.canonical.SetAside;
import mra.fault.Refused;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file under partners/&#42;/samples is a test. */
class SamplesTest {

  @TestFactory
  Stream<DynamicTest> everySampleGivesWhatStandsBesideIt() {
    return Samples.of(Project.ROOT).stream()
        .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> check(sample)));
  }

  private static void check(Samples.Sample sample) throws IOException {
    var asides = new ArrayList<SetAside>();
    var partner = Project.partner(sample.partner());
    var bytes = Files.readAllBytes(sample.file());
    assertThat(sample.fault().isPresent() || sample.expected().isPresent()).isTrue();
    try {
      var lines = Mapped.lines(partner, sample.document(), asides, bytes);
      if (sample.expected().isPresent()) {
        assertThat(lines).isEqualTo(Files.readAllLines(sample.expected().orElseThrow()));
      }
      var faults = asides.stream().map(aside -> aside.fault().code()).distinct().toList();
      assertThat(faults)
          .isEqualTo(sample.fault().isPresent() ? List.of(sample.faultCode()) : List.of());
    } catch (Refused refused) {
      assertThat(sample.expected()).as(refused.getMessage()).isEmpty();
      assertThat(refused.fault().code()).as(refused.getMessage()).isEqualTo(sample.faultCode());
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrittenReadsAsTheSame() {
    return Samples.of(Project.ROOT).stream()
        .filter(sample -> Project.MAPPINGS.writes(sample.document()))
        .filter(sample -> sample.expected().isPresent())
        .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> roundTrip(sample)));
  }

  private static void roundTrip(Samples.Sample sample) throws IOException {
    var partner = Project.partner(sample.partner());
    var read = Mapped.of(partner, sample.document(), Files.readAllBytes(sample.file()));
    var header = counted(read.header(), read.operators());
    var out = new ByteArrayOutputStream();
    Project.MAPPINGS.write(partner, sample.document(), header, read.operators().iterator(), out);
    var again = Mapped.of(partner, sample.document(), out.toByteArray());
    assertThat(again.operators()).isEqualTo(read.operators());
    assertThat(again.asides()).isEmpty();
    assertThat(again.header().document()).isEqualTo(header.document());
    assertThat(again.header().asOf()).isEqualTo(header.asOf());
    assertThat(again.header().type()).isEqualTo(header.type());
    assertThat(again.header().sequence()).isEqualTo(header.sequence());
  }

  private static ListHeader counted(ListHeader header, List<?> operators) {
    return new ListHeader(
        header.document(),
        header.type(),
        header.sequence(),
        header.asOf(),
        OptionalLong.of(operators.size()));
  }
}
