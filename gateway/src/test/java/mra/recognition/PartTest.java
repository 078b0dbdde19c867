package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;

class PartTest {

  private static Part of(AnOperator... operators) {
    var builder = Part.builder();
    for (var operator : operators) {
      builder.add(operator.entry());
    }
    return builder.build(null);
  }

  private static List<String> codes(Part part, String key) {
    var codes = new ArrayList<String>();
    for (var match = Look.up(part, key); !match.atEnd(); match.advance()) {
      codes.add(Look.row(match).code());
    }
    return codes;
  }

  private static Row row(Part part, String key) {
    return Look.row(part, key);
  }

  @Test
  void givesBackWhatTheRulesNeed() {
    var entry =
        anOperator("EU", "de aeof 1/ä")
            .roles("FW", "EX")
            .standing(Standing.WITHDRAWN, "2026-02-03")
            .identified("EORI", "DE 1")
            .named("Eins", "Zwei")
            .withoutConsent()
            .absent()
            .setAsideSince("2026-11-01T00:00:00Z");
    var row = row(of(entry), "DE1");

    assertThat(row.code()).isEqualTo("de aeof 1/ä");
    assertThat(row.matched()).isEqualTo("EORI");
    assertThat(row.programme()).isEqualTo("AEOF");
    assertThat(row.roles()).isEqualTo(Set.of("EX", "FW"));
    assertThat(row.standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(row.since()).isEqualTo((int) LocalDate.of(2026, 2, 3).toEpochDay());
    assertThat(row.present()).isFalse();
    assertThat(row.consentWithdrawn()).isTrue();
    assertThat(Instant.ofEpochSecond(row.setAsideSince())).isEqualTo("2026-11-01T00:00:00Z");
    assertThat(row.names()).isEqualTo(2);
    assertThat(row.isNamed("zwei")).isTrue();
    assertThat(row.isNamed("drei")).isFalse();
  }

  @Test
  void theLaterOfTwoWithOneCodeCounts() {
    var part =
        of(
            anOperator("EU", "DEAEOF1").identified("EORI", "OLD"),
            anOperator("EU", "de aeof 1").identified("EORI", "NEW").programme("AEOS"));

    assertThat(part.operators()).isEqualTo(1);
    assertThat(row(part, "DEAEOF1").programme()).isEqualTo("AEOS");
    assertThat(codes(part, "NEW")).containsExactly("de aeof 1");
    assertThat(codes(part, "OLD")).isEmpty();
  }

  @Test
  void aChangeLeavesTheOldPartAsItWas() {
    var old = of(anOperator("EU", "DEAEOF1").identified("EORI", "DE1"));
    var now =
        old.plus(
            List.of(
                anOperator("EU", "DEAEOF1").identified("EORI", "DE2").programme("AEOC").entry(),
                anOperator("EU", "DEAEOF2").identified("EORI", "DE1").entry()));

    assertThat(old.operators()).isEqualTo(1);
    assertThat(row(old, "DEAEOF1").programme()).isEqualTo("AEOF");
    assertThat(codes(old, "DE1")).containsExactly("DEAEOF1");
    assertThat(now.operators()).isEqualTo(2);
    assertThat(row(now, "DEAEOF1").programme()).isEqualTo("AEOC");
    assertThat(codes(now, "DE1")).containsExactly("DEAEOF2");
    assertThat(codes(now, "DE2")).containsExactly("DEAEOF1");
  }

  @Test
  void tidyingLeavesFewChangesAsTheyAreAndChangesNoAnswer() {
    var old =
        of(IntStream.range(0, 100_000).mapToObj(PartTest::numbered).toArray(AnOperator[]::new));
    var few = old.plus(changed(1_000));
    assertThat(few.tidied()).isSameAs(few);

    var many = old.plus(changed(1_001));
    var tidied = many.tidied();
    assertThat(tidied).isNotSameAs(many);
    assertThat(tidied.tidied()).isSameAs(tidied);
    assertThat(tidied.operators()).isEqualTo(100_000);
    assertThat(List.of(many, tidied))
        .allSatisfy(part -> {
          assertThat(row(part, "DEAEOF1000").programme()).isEqualTo("AEOC");
          assertThat(row(part, "DEAEOF1001").programme()).isEqualTo("AEOF");
          assertThat(codes(part, "DE1000")).containsExactly("DEAEOF1000");
        });
  }

  private static AnOperator numbered(int number) {
    return anOperator("EU", "DEAEOF" + number).identified("EORI", "DE" + number);
  }

  private static List<Entry> changed(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> numbered(number).programme("AEOC").entry())
        .toList();
  }

  @Test
  void leavesOutACodeThatNoDeclarationCanHold() {
    assertThat(of(anOperator("EU", "DEAEOF" + "1".repeat(300))).operators()).isZero();
  }

  @Test
  void leavesOutAnIdentifierThatNoDeclarationCanHold() {
    var part =
        of(
            anOperator("EU", "DEAEOF1")
                .identified("EORI", "1".repeat(300))
                .identified("TCUIN", "TC1")
                .identified("EMPTY", "-"));

    assertThat(codes(part, "1".repeat(300))).isEmpty();
    assertThat(codes(part, "TC1")).containsExactly("DEAEOF1");
  }

  @Test
  void takesAnyDate() {
    var part =
        of(anOperator("EU", "DEAEOF1").valid(LocalDate.MIN.toString(), LocalDate.MAX.toString()));

    assertThat(row(part, "DEAEOF1").validFrom()).isEqualTo(Integer.MIN_VALUE);
    assertThat(row(part, "DEAEOF1").validTo()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void boundsTheTypesOfIdentifiers() {
    var builder = Part.builder();

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 300; i++) {
                builder.add(anOperator("EU", "DEAEOF" + i).identified("TYPE" + i, "1").entry());
              }
            })
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.fault()).isEqualTo(Fault.LIMIT_EXCEEDED));
  }

  @Test
  void takesLessThan300BytesForAnOperatorOfFourKeys() {
    var part = Synthetic.part(200_000);

    assertThat(part.operators()).isEqualTo(200_000);
    assertThat(part.bytes() / part.operators()).isLessThan(300);
  }
}
