package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.fault.Refused;
import mra.partner.PartnerFiles;
import mra.partner.Partners;
import mra.trust.AnOpened;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Administrations read what our mapping tables write, without looking at them. */
class TheirReaderTest {
  private static final Path PROJECT = Path.of("..");
  private static final Partners PARTNERS = PartnerFiles.load(PROJECT, Optional.empty(), Map.of());

  @ParameterizedTest
  @EnumSource
  void readsEveryKindOfRecord(Administration by) throws IOException {
    var list = read(by, sample(by, "all-kinds"));
    assertThat(list.operators()).isEqualTo(expected(by, "all-kinds"));
    assertThat(list.document()).isEqualTo("CN-2026-000017");
    assertThat(list.type()).isEqualTo(ListType.FULL);
    assertThat(list.sequence()).isEqualTo(17);
    assertThat(list.asOf()).isEqualTo("2026-11-24T03:00:00Z");
  }

  @ParameterizedTest
  @EnumSource
  void readsUrgentSuspensions(Administration by) throws IOException {
    var list = read(by, sample(by, "urgent"));
    assertThat(list.operators()).isEqualTo(expected(by, "urgent"));
    assertThat(list.type()).isEqualTo(ListType.URGENT);
  }

  @ParameterizedTest
  @EnumSource
  void readsAnEmptyList(Administration by) throws IOException {
    assertThat(read(by, sample(by, "empty")).operators()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EU, count=\"3\", count=\"4\"",
    "EU, ADVANCED, BEST",
    "EU, CN1100000001, XX1100000001",
    "EU, 01/03/2022, 31/02/2022",
    "HK, 'T,3,', 'T,2,'",
    "HK, Beijing, Peking",
    "HK, 'H,', 'X,'",
    "MO, '\"total\":3', '\"total\":2'",
    "MO, ACTIVO, INACTIVO",
    "MO, '\"page\":1', '\"page\":2'"
  })
  void takesNothingThatIsWrong(Administration by, String right, String wrong) throws IOException {
    var text = sample(by, "all-kinds");
    assertThat(text).contains(right);
    assertThatThrownBy(() -> read(by, text.replace(right, wrong))).isInstanceOf(Refused.class);
  }

  private static TheirList read(Administration by, String text) throws IOException {
    var profile = PARTNERS.byId(by.name());
    try (var opened = AnOpened.of(profile, text.getBytes(StandardCharsets.UTF_8))) {
      return TheirReader.of(by).read(opened);
    }
  }

  private static String sample(Administration by, String name) throws IOException {
    var suffix =
        switch (by) {
          case EU -> ".xml";
          case HK -> ".csv";
          case MO -> ".json";
        };
    return Files.readString(file(by, name + suffix));
  }

  /** Beside a sample an operator belongs to whose sample it is; here it is China's. */
  private static List<Operator> expected(Administration by, String name) throws IOException {
    return Files.readAllLines(file(by, name + ".expected.jsonl")).stream()
        .map(line -> line.replace("\"partner\":\"" + by + "\"", "\"partner\":\"CN\""))
        .map(OperatorJson::read)
        .toList();
  }

  private static Path file(Administration by, String name) {
    return PROJECT.resolve("partners").resolve(by.name()).resolve("samples/cn-list").resolve(name);
  }
}
