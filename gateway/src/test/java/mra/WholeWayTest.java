package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lists of three administrations from their servers to clearance's queue and the answer of REST.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeWayTest {
  @TempDir private static Path home;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.start(home, Map.of(EU, 400L, HK, 90L, MO, 40L));
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest
  @EnumSource
  @Order(1)
  void firstListIsAppliedAndEqualsTheModelCodeByCode(Administration partner) throws Exception {
    var record = running.fetch(partner);

    assertThat(record.ending().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(running.exported(partner)).isEqualTo(running.expected(partner));
    assertThat(codesTold()).hasSize(running.expected(partner).size());
  }

  @ParameterizedTest
  @EnumSource
  @Order(2)
  void sameContentUnderANewIdIsUnchangedAndClearanceHearsNothing(Administration partner)
      throws Exception {
    var record = running.exchange(partner, 0, Mischief.NONE);

    assertThat(record.ending().outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(running.told()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Order(3)
  void tenKnownChangesAreExactlyWhatClearanceHears(Administration partner) throws Exception {
    var record = running.exchange(partner, 10, Mischief.NONE);
    var planned = running.rehearsal().changes(partner);

    assertThat(record.ending().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(codesTold())
        .containsExactlyInAnyOrderElementsOf(
            planned.stream().map(change -> change.operator().code().normalised()).toList());
    assertThat(running.exported(partner)).isEqualTo(running.expected(partner));
  }

  @Test
  @Order(4)
  void sameDocumentAgainGetsTheSameAnswerAgain() throws Exception {
    var first = running.exchange(MO, 2, Mischief.NONE);
    var again = running.fetch(MO);

    assertThat(again.header()).isNotNull().isEqualTo(first.header());
    assertThat(again.ending().outcome())
        .isEqualTo(first.ending().outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(codesTold()).hasSize(2);
  }

  private static List<String> codesTold() throws Exception {
    return new Clearance(running.told()).codes();
  }
}
