package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static mra.recognition.Parties.consignor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mra.partner.Freshness.WhenStale;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Duration LIMIT = Duration.ofHours(72);
  private static final Party PARTY = consignor("DE", "DEAEOF1");

  private static Decision asked(WhenStale policy, Duration age) {
    return ClearanceDesk.open()
        .stale("EU", LIMIT, policy)
        .listAged("EU", age)
        .knows(anOperator("EU", "DEAEOF1"))
        .asks(PARTY);
  }

  @Test
  void aListIsStaleOnceItIsOlderThanTheProfileAllows() {
    assertThat(asked(WhenStale.STOP, LIMIT.minusNanos(1)).outcome()).isEqualTo(Outcome.RECOGNISED);
    assertThat(asked(WhenStale.STOP, LIMIT).outcome()).isEqualTo(Outcome.RECOGNISED);
    assertThat(asked(WhenStale.STOP, LIMIT.plusNanos(1)))
        .returns(Outcome.NOT_RECOGNISED, Decision::outcome)
        .returns(List.of(Reason.LIST_STALE), Decision::reasons);
  }

  @Test
  void aStaleListIsReportedOrNotAsTheProfileSays() {
    assertThat(asked(WhenStale.REPORT, LIMIT.plusNanos(1)).reasons())
        .containsExactly(Reason.MATCHED, Reason.LIST_STALE);
    assertThat(asked(WhenStale.WARN, LIMIT.plusNanos(1)).reasons()).containsExactly(Reason.MATCHED);
  }

  @Test
  void anUnknownCodeInAStaleListSaysSo() {
    var desk =
        ClearanceDesk.open()
            .stale("EU", LIMIT, WhenStale.REPORT)
            .listAged("EU", LIMIT.plusHours(1));

    assertThat(desk.asks(PARTY).reasons()).containsExactly(Reason.CODE_UNKNOWN, Reason.LIST_STALE);
  }

  @Test
  void noListAtAllIsAsStaleAsCanBe() {
    var desk = ClearanceDesk.open().knowsNobody().stale("EU", LIMIT, WhenStale.STOP);

    assertThat(desk.asks(PARTY))
        .returns(List.of(Reason.CODE_UNKNOWN, Reason.LIST_STALE), Decision::reasons)
        .returns(null, Decision::list);
  }

  @Test
  void anOlderRecordStaysInForceAsLongAsAListMayBeOld() {
    assertThat(setAsideSince("2026-11-21T04:00:00Z").reasons())
        .containsExactly(Reason.MATCHED, Reason.RECORD_SET_ASIDE);
    assertThat(setAsideSince("2026-11-21T03:59:59Z"))
        .returns(Outcome.NOT_RECOGNISED, Decision::outcome)
        .returns(List.of(Reason.RECORD_SET_ASIDE), Decision::reasons);
  }

  /** Asked at 2026-11-24T04:00Z, 72 hours after the first of the two. */
  private static Decision setAsideSince(String instant) {
    return ClearanceDesk.open()
        .stale("EU", LIMIT, WhenStale.WARN)
        .knows(anOperator("EU", "DEAEOF1").setAsideSince(instant))
        .asks(PARTY);
  }
}
