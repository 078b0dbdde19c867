package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit of a partner just before, at and after its bound. */
class LimitsTest {
  private static final int RECORDS = 1_000;
  private static final int RECORD_BYTES = 16 << 10;
  private static final int DEPTH = 16;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"EU", "HK", "MO"})
  void takesAsManyRecordsAsAllowedAndNotOneMore(String partner) {
    for (int records : new int[] {2, 3}) {
      var list = Lists.of(partner, records, UnaryOperator.identity());
      assertThat(map(Project.limited(partner, 3, RECORD_BYTES, DEPTH), list).operators())
          .hasSize(records);
    }
    var four = Lists.of(partner, 4, UnaryOperator.identity());
    var refused = refusal(Project.limited(partner, 3, RECORD_BYTES, DEPTH), four);
    assertThat(refused.fault()).isEqualTo(Fault.LIMIT_EXCEEDED);
    assertThat(refused.where()).contains("line ");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"EU", "HK", "MO"})
  void setsAsideARecordThatIsOneCharacterTooLarge(String partner) {
    int least = least(partner);
    var list = Lists.of(partner, 2, UnaryOperator.identity());
    assertThat(map(Project.limited(partner, RECORDS, least, DEPTH), list).operators()).hasSize(2);

    var mapped = map(Project.limited(partner, RECORDS, least - 1, DEPTH), list);
    assertThat(mapped.operators()).isEmpty();
    assertThat(mapped.asides())
        .allSatisfy(aside -> assertThat(aside.fault()).isEqualTo(Fault.RECORD_TOO_LARGE));
  }

  /** The smallest limit that takes the record, found by halving. */
  private static int least(String partner) {
    var list = Lists.of(partner, 1, UnaryOperator.identity());
    int low = 1;
    int high = RECORD_BYTES;
    while (low < high) {
      int middle = (low + high) / 2;
      if (map(Project.limited(partner, RECORDS, middle, DEPTH), list).operators().isEmpty()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    assertThat(low).isBetween(30, 500);
    return low;
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"EU", "HK", "MO"})
  void stillReadsCodeAndStandingOfARecordWhoseNameIsHuge(String partner) {
    var huge = Lists.of(partner, 1, name -> name + "x".repeat(100_000));
    var mapped = map(Project.limited(partner, RECORDS, RECORD_BYTES, DEPTH), huge);
    assertThat(mapped.operators()).isEmpty();
    var aside = mapped.asides().getFirst();
    assertThat(aside.fault()).isEqualTo(Fault.RECORD_TOO_LARGE);
    assertThat(aside.record()).isEqualTo(1);
    assertThat(aside.code()).isNotNull();
    assertThat(aside.standing()).isEqualTo(Standing.SUSPENDED);
    assertThat(aside.standingSince()).hasToString("2026-11-20");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"EU", "HK", "MO"})
  void refusesAListWithATokenThatWouldFillTheHeap(String partner) {
    var huge = Lists.of(partner, 1, name -> name + "x".repeat(3 << 20));
    var limited = Project.limited(partner, RECORDS, RECORD_BYTES, DEPTH);
    if (partner.equals("EU")) {
      // XML text comes in pieces, so that only the record is lost.
      assertThat(map(limited, huge).asides()).isNotEmpty();
    } else {
      assertThat(refusal(limited, huge).fault()).isIn(Fault.LIMIT_EXCEEDED, Fault.MALFORMED);
    }
  }

  @Test
  void refusesNestingDeeperThanAllowed() {
    var list = Lists.of("EU", 1, UnaryOperator.identity());
    assertThat(map(Project.limited("EU", RECORDS, RECORD_BYTES, 4), list).operators()).hasSize(1);
    assertThat(refusal(Project.limited("EU", RECORDS, RECORD_BYTES, 3), list).fault())
        .isEqualTo(Fault.LIMIT_EXCEEDED);
    var json = Lists.of("MO", 1, UnaryOperator.identity());
    assertThat(map(Project.limited("MO", RECORDS, RECORD_BYTES, 6), json).operators()).hasSize(1);
    assertThat(refusal(Project.limited("MO", RECORDS, RECORD_BYTES, 5), json).fault())
        .isEqualTo(Fault.LIMIT_EXCEEDED);
  }

  private static Mapped map(PartnerProfile partner, String list) {
    return Mapped.of(partner, partner.id() + "/aeo-list", list.getBytes(StandardCharsets.UTF_8));
  }

  private static Refused refusal(PartnerProfile partner, String list) {
    return catchThrowableOfType(Refused.class, () -> map(partner, list));
  }
}
