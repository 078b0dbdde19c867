package mra.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mra.canonical.Address;
import mra.canonical.Change;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.registry.OperatorChange;
import org.junit.jupiter.api.Test;

class ChangesMessageTest {
  private static final Announcement LIST =
      Announcement.ofList(
          7,
          "EU",
          UUID.fromString("0198c0de-0000-7000-8000-000000000001"),
          "EU-2026-000017",
          1_001);

  private static final Operator OPERATOR =
      new Operator(
          "EU",
          Code.of("DEAEOF0000025/08"),
          new TreeMap<>(Map.of("EORI", "DE123456789012345")),
          List.of(new Name("Muster & Söhne \u0001GmbH", "de"), new Name("示例贸易 𠮷", null)),
          new Address(List.of("Hauptstr. 1"), "Hamburg", "20095", null, "DE"),
          "AEOF",
          List.of("EX", "FW"),
          Standing.SUSPENDED,
          LocalDate.of(2026, 11, 24),
          LocalDate.of(2020, 1, 1),
          null,
          "DE007600",
          Consent.GIVEN);

  private static final Instant SINCE = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void saysWhatTheRecordSaysInTheSameWords() throws Exception {
    var xml = CanonicalXml.valid(message(Change.SUSPENDED, true).xml());

    assertThat(xml.getDocument()).isEqualTo("EU-2026-000017");
    assertThat(xml.getSequence()).isEqualTo(7);
    assertThat(xml.getChunks()).isEqualTo(2);
    var change = xml.getChange().getFirst();
    assertThat(change.getKind().value()).isEqualTo("SUSPENDED");
    assertThat(change.getSince()).isEqualTo(SINCE);
    var operator = change.getOperator();
    assertThat(operator.getCode()).isEqualTo("DEAEOF0000025/08");
    assertThat(operator.getIdentifiers().getIdentifier().getFirst().getType()).isEqualTo("EORI");
    assertThat(operator.getAddress().getLines().getLine()).containsExactly("Hauptstr. 1");
    assertThat(operator.getStandingSince()).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(operator.getValidTo()).isNull();
    assertThat(operator.getConsent().value()).isEqualTo("GIVEN");
  }

  @Test
  void characterThatXmlCannotCarryDoesNotStopTheList() throws Exception {
    var names =
        CanonicalXml.valid(message(Change.GRANTED, true).xml())
            .getChange()
            .getFirst()
            .getOperator()
            .getNames()
            .getName();

    assertThat(names.get(0).getValue()).isEqualTo("Muster & Söhne \uFFFDGmbH");
    assertThat(names.get(1).getValue()).isEqualTo("示例贸易 𠮷");
  }

  @Test
  void absentOperatorIsNotPresentWhateverItsStanding() throws Exception {
    var change = CanonicalXml.valid(message(Change.ABSENT, false).xml()).getChange().getFirst();

    assertThat(change.getKind().value()).isEqualTo("ABSENT");
    assertThat(change.isPresent()).isFalse();
  }

  @Test
  void chunksHoldAThousandChanges() {
    assertThat(ChangesMessage.chunks(1)).isEqualTo(1);
    assertThat(ChangesMessage.chunks(1_000)).isEqualTo(1);
    assertThat(ChangesMessage.chunks(1_001)).isEqualTo(2);
  }

  private static ChangesMessage message(Change kind, boolean present) {
    var change = new OperatorChange(kind, null, OPERATOR, present, SINCE);
    return new ChangesMessage(LIST, 1, List.of(change));
  }
}
