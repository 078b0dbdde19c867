package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import mra.canonical.Standing;
import mra.partner.Agreement.Flow;
import mra.partner.Agreement.NameCheck;
import mra.partner.Freshness.WhenStale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule and its boundary, as {@code declarations.txt} states them. */
class DeclarationsTest {
  private static final String NOW = "2026-11-24T12:00+08:00";

  /** Stands for a space, which would not be seen at the end of a field. */
  private static final String SPACE = "\u2420";

  private record Line(int number, List<String> given, List<String> fields) {}

  @TestFactory
  Stream<DynamicTest> answersAsStated() throws IOException {
    return lines().stream()
        .map(line ->
            DynamicTest.dynamicTest(
                line.number + ": " + String.join(" | ", line.fields), () -> expect(line)));
  }

  @Test
  void statesEveryReason() throws IOException {
    var stated = EnumSet.noneOf(Reason.class);
    lines()
        .forEach(line ->
            Arrays.stream(line.fields.getLast().split("\\+"))
                .map(Reason::valueOf)
                .forEach(stated::add));

    assertThat(stated).containsExactlyInAnyOrder(Reason.values());
  }

  private static void expect(Line line) {
    var desk = desk();
    line.given.forEach(given -> change(desk, given.split(" ")));
    var field = line.fields.iterator();
    var at = field.next();
    if (!at.equals("now")) {
      desk.about(at);
    }
    if (Flow.valueOf(field.next()) == Flow.EXPORT) {
      desk.export();
    }
    var party =
        new Party(
            PartyRole.valueOf(field.next()),
            typed(field.next()),
            typed(field.next()),
            typed(field.next()));
    var decision = desk.asks(party);

    assertThat(decision.outcome()).isEqualTo(Outcome.valueOf(field.next()));
    var reasons = Arrays.stream(field.next().split("\\+")).map(Reason::valueOf).toList();
    if (reasons.size() > 1 || decision.outcome() == Outcome.RECOGNISED) {
      assertThat(decision.reasons()).isEqualTo(reasons);
    }
    assertThat(decision.decidedBy()).isEqualTo(reasons.getFirst());
  }

  private static @Nullable String typed(String field) {
    return switch (field) {
      case "-" -> null;
      case "\"\"" -> "";
      default -> field.replace(SPACE, " ");
    };
  }

  private static void change(ClearanceDesk desk, String[] given) {
    switch (given[0]) {
      case "paused" -> desk.paused(given[1]);
      case "nobody" -> desk.knowsNobody();
      case "stale" ->
          desk.stale(given[1], Duration.ofHours(72), WhenStale.valueOf(given[2]))
              .listAged(given[1], Duration.parse(given[3]));
      case "names" ->
          desk.agreed(given[1], old -> Agreements.checking(old, NameCheck.valueOf(given[2])));
      case "roles" -> desk.agreed(given[1], old -> Agreements.limitedTo(old, Set.of(given[2])));
      case "agreed" ->
          desk.agreed(given[1], old -> Agreements.until(old, LocalDate.parse(given[3])));
      case "succession" ->
          desk.succession(
              given[1],
              LocalDate.parse(given[2]),
              NameCheck.valueOf(given[3]),
              NameCheck.valueOf(given[4]));
      case "identifiers" -> desk.admits(given[1], given[2]);
      default -> throw new IllegalArgumentException(given[0]);
    }
  }

  private static ClearanceDesk desk() {
    var desk = ClearanceDesk.at(NOW);
    desk.knows(
        anOperator("EU", "DEAEOF0000025/08")
            .identified("EORI", "DE123456789012345")
            .named("Müller & Söhne Handels-GmbH", "穆勒父子贸易有限公司"),
        anOperator("EU", "FRAEOS0000031").programme("AEOS").identified("EORI", "FR555666777"),
        anOperator("EU", "FRAEOC0000032").programme("AEOC").identified("EORI", "FR555666777"),
        anOperator("EU", "NLAEOC0000007").programme("AEOC").identified("EORI", "NL555666777"),
        anOperator("EU", "ATAEOF0000041").valid("2020-01-01", "2026-11-23"),
        anOperator("EU", "ATAEOF0000042").valid("2026-11-25", null),
        anOperator("EU", "BEAEOF0000051").standing(Standing.SUSPENDED, "2026-11-01"),
        anOperator("EU", "BEAEOF0000052").standing(Standing.REVOKED, "2026-11-01"),
        anOperator("EU", "BEAEOF0000053").standing(Standing.WITHDRAWN, "2026-11-01"),
        anOperator("EU", "BEAEOF0000054").standing(Standing.EXPIRED, "2026-11-01"),
        anOperator("EU", "BEAEOF0000055").absent(),
        anOperator("EU", "BEAEOF0000056").withoutConsent(),
        anOperator("EU", "BEAEOF0000057").setAsideSince("2026-11-24T03:00:00Z"),
        anOperator("EU", "BEAEOF0000058").setAsideSince("2026-11-21T04:00:00Z"),
        anOperator("EU", "BEAEOF0000059").setAsideSince("2026-11-21T03:59:59Z"),
        anOperator("EU", "BEAEOF0000060")
            .programme("AEOC")
            .roles("EX")
            .valid("2020-01-01", "2026-11-23")
            .standing(Standing.SUSPENDED, "2026-11-01")
            .absent()
            .withoutConsent(),
        anOperator("HK", "AEOHK1234567890"),
        anOperator("HK", "AEOHK0000000055").identified("BRN", "55667788"),
        anOperator("HK", "AEOHKA1B2C3D4E5").programme("HK_TIER1"),
        anOperator("MO", "MO123456789"),
        anOperator("MO", "MO987654321").programme("MO_B"),
        anOperator("CN", "AEOCN4403131697").identified("USCC", "91440300731132752M"));
    var roles = List.of("EX", "IM", "CA", "CB", "WH", "MF", "FW", "CS", "TR");
    for (int i = 0; i < roles.size(); i++) {
      desk.knows(anOperator("EU", "ITAEOF00000" + (61 + i)).roles(roles.get(i)));
    }
    for (var each : List.of("EU ATAEOF00000", "HK AEOHK00000000", "MO MO0000000")) {
      var partner = each.substring(0, 2);
      var code = each.substring(3);
      desk.knows(
          anOperator(partner, code + "40").valid("2026-03-01", "2026-11-24"),
          anOperator(partner, code + "43").standingSince("2026-11-10"));
    }
    for (var each : List.of("EU DEAEOF0000090", "HK AEOHK0000000090", "MO MO000000090")) {
      desk.knows(anOperator(each.substring(0, 2), each.substring(3)).valid(null, null));
    }
    return desk;
  }

  private static List<Line> lines() throws IOException {
    var lines = new ArrayList<Line>();
    List<String> given = List.of();
    int number = 0;
    for (var text : text().split("\n")) {
      number++;
      if (text.startsWith("==")) {
        given = List.of();
      } else if (text.startsWith("given ")) {
        given = List.of(text.substring(6));
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        lines.add(new Line(number, given, List.of(text.split(" \\| "))));
      }
    }
    return lines;
  }

  private static String text() throws IOException {
    try (var in = DeclarationsTest.class.getResourceAsStream("declarations.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
