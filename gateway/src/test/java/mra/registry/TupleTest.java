package mra.registry;

import static mra.registry.Lists.full;
import static mra.registry.Lists.operator;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mra.canonical.Address;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.junit.jupiter.api.Test;

class TupleTest {
  private static final Operator EVERYTHING =
      new Operator(
          "EU",
          new Code("de aeof 1/08", "DEAEOF1/08"),
          new TreeMap<>(Map.of("EORI", "DE:1", "VAT", "DE2")),
          List.of(new Name("海港示例有限公司 \"A\", {b}", "zh-Hant"), new Name("Ünal\\Söhne", null)),
          new Address(List.of("Hauptstr. 1", ""), "Hamburg", "20095", "HH", "DE"),
          "AEOF",
          List.of("EX", "FW"),
          Standing.SUSPENDED,
          LocalDate.of(2026, 11, 20),
          LocalDate.of(1999, 12, 31),
          LocalDate.of(9999, 12, 31),
          "DE007600",
          Consent.WITHDRAWN);

  private static final Operator NOTHING =
      new Operator(
          "EU",
          Code.of("N"),
          new TreeMap<>(),
          List.of(),
          null,
          "AEOC",
          List.of(),
          Standing.VALID,
          null,
          null,
          null,
          null,
          null);

  private final Memory memory = new Memory();

  @Test
  void storesEveryFieldAsItCame() {
    memory.apply(full("L1", "2026-11-24T03:00:00Z", NOTHING, EVERYTHING));

    assertThat(memory.present()).containsExactly(EVERYTHING, NOTHING);
  }

  @Test
  void tellsAnAddressWithoutLinesFromNone() {
    var bare = new Address(List.of(), null, null, null, "DE");
    var given = addressed(operator("A"), bare);
    memory.apply(full("L1", "2026-11-24T03:00:00Z", given));

    assertThat(memory.present()).containsExactly(given);
  }

  @Test
  void hashesAnOperatorAsItAlwaysDid() {
    var hashes = new ArrayList<String>();
    for (long record : new long[] {1, 2}) {
      var buffer = new CopyBuffer(16);
      new Tuple().write(EVERYTHING, record, record, buffer);
      int hash = Tuple.hash(buffer);
      hashes.add(HexFormat.of().formatHex(buffer.bytes(), hash, hash + 32));
    }

    // Stored in every registry: another value means that every operator would seem amended.
    assertThat(hashes)
        .containsOnly("e3295f22e7ed0c63c8cd267aeebc84f3ee55cf7e91f03ca81f24073ae22986b0");
  }

  private static Operator addressed(Operator o, Address address) {
    return new Operator(
        o.partner(),
        o.code(),
        o.identifiers(),
        o.names(),
        address,
        o.programme(),
        o.roles(),
        o.standing(),
        o.standingSince(),
        o.validFrom(),
        o.validTo(),
        o.office(),
        o.consent());
  }
}
