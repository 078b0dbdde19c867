package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import mra.partner.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesByDayTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
  private static final Place PLACE = new Place(Path.of("list.csv"), 2);
  private static final CodeList LIST =
      new CodeList(
          "list",
          List.of(
              new CodeList.Row(PLACE, "A", "OLD", null, FIRST.minusDays(1), true),
              new CodeList.Row(PLACE, "A", "NEW", FIRST, FIRST.plusDays(9), true),
              new CodeList.Row(PLACE, "B", "NEW", FIRST, null, false)));

  @Test
  void aListIsReadWithTheCodesOfItsDay() {
    assertThat(LIST.reading(FIRST.minusDays(1))).containsOnly(Map.entry("A", "OLD"));
    assertThat(LIST.reading(FIRST)).containsEntry("A", "NEW").containsEntry("B", "NEW");
    assertThat(LIST.reading(FIRST.plusDays(9))).containsEntry("A", "NEW");
    assertThat(LIST.reading(FIRST.plusDays(10))).containsOnlyKeys("B");
  }

  @Test
  void theSpellingMarkedIsWritten() {
    assertThat(LIST.writing(FIRST)).containsOnly(Map.entry("NEW", "A"));
    assertThat(LIST.writing(FIRST.plusDays(10))).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "dd/MM/yyyy,29/02/2024,2024-02-29",
    "dd/MM/yyyy,29/02/2023,",
    "dd/MM/yyyy,1/2/2024,",
    "dd/MM/yyyy,01-02-2024,",
    "dd/MM/yyyy,01/02/24,",
    "dd/MM/yyyy,00/02/2024,",
    "yyyyMMdd,20240501,2024-05-01",
    "yyyyMMdd,2024050,",
    "yyyyMMdd,2024o501,",
    "yyyy-MM-dd,2024-13-01,",
  })
  void aDateIsReadStrictly(String pattern, String text, LocalDate date) {
    var compiled = DatePattern.of(pattern);
    assertThat(compiled.parse(text)).isEqualTo(date);
    if (date != null) {
      assertThat(compiled.format(date)).isEqualTo(text);
    }
  }
}
