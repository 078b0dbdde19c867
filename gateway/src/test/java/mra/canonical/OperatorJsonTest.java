package mra.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorJsonTest {
  /** The line of the design, letter by letter. */
  private static final String LINE =
      """
      {"partner":"EU","code":"DEAEOF0000025/08","identifiers":{"EORI":"DE123456789012345"},\
      "names":[{"text":"Muster Handels GmbH","lang":"de"},{"text":"Muster Trading","lang":"en"}],\
      "address":{"lines":["Hauptstr. 1"],"city":"Hamburg","postcode":"20095","region":null,"country":"DE"},\
      "programme":"AEOF","roles":["EX","FW"],"standing":"VALID","standingSince":"2020-01-01",\
      "validFrom":"2020-01-01","validTo":null,"office":"DE007600","consent":"GIVEN"}\
      """;

  private static final Operator MUSTER =
      new Operator(
          "EU",
          Code.of("DEAEOF0000025/08"),
          new TreeMap<>(Map.of("EORI", "DE123456789012345")),
          List.of(new Name("Muster Handels GmbH", "de"), new Name("Muster Trading", "en")),
          new Address(List.of("Hauptstr. 1"), "Hamburg", "20095", null, "DE"),
          "AEOF",
          List.of("FW", "EX", "FW"),
          Standing.VALID,
          LocalDate.of(2020, 1, 1),
          LocalDate.of(2020, 1, 1),
          null,
          "DE007600",
          Consent.GIVEN);

  @Test
  void writesEveryKeyInTheOrderOfTheContract() {
    assertThat(OperatorJson.write(MUSTER)).isEqualTo(LINE);
  }

  @Test
  void writesTheSameToAStreamAndAsText() throws IOException {
    var rare = OperatorJson.read(LINE.replace("Muster Trading", "\uD842\uDFB7\u7530 Trading"));
    var out = new ByteArrayOutputStream();
    OperatorJson.writeLine(rare, out);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(OperatorJson.write(rare) + "\n");
  }

  @Test
  void readsWhatItWrote() {
    assertThat(OperatorJson.read(LINE)).isEqualTo(MUSTER);
  }

  @Test
  void writesNullForWhatIsEmptyAndAnEmptyArrayForNone() {
    var bare =
        new Operator(
            "HK",
            Code.of("AEOHK1234567890"),
            new TreeMap<>(),
            List.of(),
            null,
            "HK_TIER2",
            List.of(),
            Standing.REVOKED,
            null,
            null,
            null,
            null,
            null);
    var line = OperatorJson.write(bare);
    assertThat(line)
        .isEqualTo(
            """
            {"partner":"HK","code":"AEOHK1234567890","identifiers":{},"names":[],"address":null,\
            "programme":"HK_TIER2","roles":[],"standing":"REVOKED","standingSince":null,\
            "validFrom":null,"validTo":null,"office":null,"consent":null}\
            """);
    assertThat(OperatorJson.read(line)).isEqualTo(bare);
  }

  @Test
  void anExtractWithoutCodeSaysNull() {
    var extract =
        new Extract(
            "EU",
            null,
            new TreeMap<>(),
            List.of(),
            null,
            "AEOF",
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null);
    assertThat(OperatorJson.write(extract))
        .startsWith("{\"partner\":\"EU\",\"code\":null,")
        .contains("\"standing\":null");
  }

  @Test
  void composesDecomposedLetters() {
    var decomposed = LINE.replace("Muster Trading", "Mu\u0308ster 示例貿易");
    var read = OperatorJson.read(decomposed);
    assertThat(read.names().get(1).text()).isEqualTo("M\u00fcster 示例貿易");
    assertThat(OperatorJson.write(read)).contains("M\u00fcster");
  }

  @Test
  void writesLinesIntoOneStream() throws Exception {
    var out = new ByteArrayOutputStream();
    OperatorJson.writeLine(MUSTER, out);
    OperatorJson.writeLine(MUSTER, out);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(LINE + "\n" + LINE + "\n");
  }

  @Test
  void ignoresKeysItDoesNotKnow() {
    var more = LINE.replace("\"roles\"", "\"later\":{\"a\":[1]},\"roles\"");
    assertThat(OperatorJson.read(more)).isEqualTo(MUSTER);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '~',
      value = {
        "\"code\":\"DEAEOF0000025/08\"~\"code\":null~FIELD_MISSING",
        "\"standing\":\"VALID\"~\"standing\":\"MAYBE\"~VALUE_INVALID",
        "\"standing\":\"VALID\"~\"standing\":1~VALUE_INVALID",
        "\"2020-01-01\",\"validTo\"~\"2020-02-30\",\"validTo\"~DATE_UNREADABLE",
        "\"roles\":[\"EX\",\"FW\"]~\"roles\":null~VALUE_INVALID",
        "\"roles\":[\"EX\",\"FW\"]~\"roles\":[null]~FIELD_MISSING",
        "\"code\":~\"code\":\"twice\",\"code\":~MALFORMED",
        "Hamburg~\\ud800~VALUE_INVALID",
        "Hamburg~\\u0000~VALUE_INVALID",
        "\"GIVEN\"}~\"GIVEN\"}{}~MALFORMED",
        "\"GIVEN\"}~\"GIVEN\"~MALFORMED",
      })
  void refusesWhatIsNotACanonicalRecord(String part, String instead, Fault fault) {
    assertThat(LINE).contains(part);
    assertThatThrownBy(() -> OperatorJson.read(LINE.replace(part, instead)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
  }

  @Test
  void refusesNestingThatNoRecordNeeds() {
    var deep = "{\"x\":" + "[".repeat(9) + "]".repeat(9) + "}";
    assertThatThrownBy(() -> OperatorJson.read(deep)).isInstanceOf(Refused.class);
  }
}
