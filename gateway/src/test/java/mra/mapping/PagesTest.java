package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;

/** All pages of one snapshot form one document. */
class PagesTest {
  private static final String FIRST = Lists.mo(1, 2, 3, records(1, 2));
  private static final String SECOND = Lists.mo(2, 2, 3, records(3));

  @Test
  void readsThePagesAsOneList() {
    var mapped = map(FIRST, SECOND);
    assertThat(mapped.operators())
        .extracting(operator -> operator.code().received())
        .containsExactly("MO100000001", "MO100000002", "MO100000003");
    assertThat(mapped.header().count()).hasValue(3);
    assertThat(mapped.header().asOf()).hasToString("2026-11-24T03:00:00Z");
  }

  @Test
  void startsAgainWhenAPageIsOfAnotherSnapshot() {
    assertThat(fault(FIRST, SECOND.replace("MO-1", "MO-2"))).isEqualTo(Fault.SNAPSHOT_MOVED);
    assertThat(fault(FIRST, SECOND.replace("\"total\":3", "\"total\":4")))
        .isEqualTo(Fault.SNAPSHOT_MOVED);
    assertThat(fault(FIRST, FIRST)).isEqualTo(Fault.SNAPSHOT_MOVED);
    assertThat(fault(SECOND, FIRST)).isEqualTo(Fault.SNAPSHOT_MOVED);
  }

  @Test
  void refusesTheListWhenThePagesDoNotAddUp() {
    assertThat(fault(FIRST)).isEqualTo(Fault.COUNT_WRONG);
    assertThat(fault(FIRST, Lists.mo(2, 2, 3, records(3, 4)))).isEqualTo(Fault.COUNT_WRONG);
    assertThat(fault(FIRST, Lists.mo(2, 2, 3, ""))).isEqualTo(Fault.COUNT_WRONG);
  }

  @Test
  void namesThePageOfAMistake() {
    var refused = refusal(FIRST, SECOND.replace("]}", "]"));
    assertThat(refused.fault()).isEqualTo(Fault.MALFORMED);
    assertThat(refused.where()).startsWith("page 2, line ");
  }

  @Test
  void refusesASecondDocumentBehindOneThatHasNoPages() {
    var hk = Lists.hk(0, "").getBytes(StandardCharsets.UTF_8);
    var eu = Lists.eu(0, "").getBytes(StandardCharsets.UTF_8);
    assertThat(twice("HK", hk).fault()).isEqualTo(Fault.MALFORMED);
    assertThat(twice("EU", eu).fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void refusesAListOfAYearThatNoDatabaseKeeps() {
    var one = Lists.mo(1, 1, 1, records(1));
    for (var year : List.of("+999999999", "2200", "1899", "-999999999")) {
      assertThat(fault(one.replace("2026-11-24T11", year + "-11-24T11")))
          .isEqualTo(Fault.HEADER_INVALID);
    }
  }

  private static Refused twice(String partner, byte[] document) {
    return catchThrowableOfType(
        Refused.class,
        () -> Mapped.of(Project.partner(partner), partner + "/aeo-list", document, document));
  }

  private static String records(int... numbers) {
    return String.join(
        ",", Arrays.stream(numbers).mapToObj(Lists::moRecord).toArray(String[]::new));
  }

  private static Mapped map(String... pages) {
    return Mapped.of(
        Project.partner("MO"),
        "MO/aeo-list",
        Arrays.stream(pages)
            .map(page -> page.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new));
  }

  private static Refused refusal(String... pages) {
    return catchThrowableOfType(Refused.class, () -> map(pages));
  }

  private static Fault fault(String... pages) {
    return refusal(pages).fault();
  }
}
