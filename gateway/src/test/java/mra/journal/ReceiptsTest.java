package mra.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import mra.canonical.ListType;
import mra.fault.Fault;
import mra.journal.Receipt.Verdict;
import mra.testing.Databases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ReceiptsTest {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");
  private static final byte[] SIGNED = {0x30, 0, (byte) 0xFF};
  private static final DataSource DATABASE = Databases.fresh();

  private final Receipts receipts = new Receipts(DATABASE);
  private final UUID exchange = UUID.randomUUID();

  @BeforeEach
  void knowsNothing() {
    JdbcClient.create(DATABASE).sql("truncate receipt").update();
  }

  @Test
  void owesOursUntilThePartnerHasIt() {
    assertThat(receipts.keep(exchange, ours("R1", Verdict.APPLIED), SIGNED)).isTrue();

    var owed = receipts.owed("HK", 10);
    assertThat(owed)
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.exchange()).isEqualTo(exchange);
          assertThat(kept.id()).isEqualTo("R1");
          assertThat(kept.partner()).isEqualTo("HK");
          assertThat(kept.way()).isEqualTo(Way.OUT);
          assertThat(kept.document()).isEqualTo("HK-7");
          assertThat(kept.verdict()).isEqualTo(Verdict.APPLIED);
          assertThat(kept.signed()).isEqualTo(SIGNED);
          assertThat(kept.madeAt()).isEqualTo(AT);
          assertThat(kept.sentAt()).isNull();
          assertThat(kept.tries()).isZero();
          assertThat(kept.lastFault()).isNull();
        });
    assertThat(receipts.owed("MO", 10)).isEmpty();

    receipts.sent(owed.getFirst(), AT.plusSeconds(9));
    receipts.sent(owed.getFirst(), AT.plusSeconds(99));
    assertThat(receipts.owed("HK", 10)).isEmpty();
    assertThat(receipts.of(exchange))
        .hasValueSatisfying(kept -> assertThat(kept.sentAt()).isEqualTo(AT.plusSeconds(9)));
  }

  @Test
  void countsTheTriesThatFailedAndStillOwesIt() {
    receipts.keep(exchange, ours("R1", Verdict.REFUSED), SIGNED);
    var owed = receipts.owed("HK", 10).getFirst();

    receipts.failed(owed, Fault.PARTNER_UNREACHABLE);
    receipts.failed(owed, Fault.PARTNER_TIMEOUT);

    assertThat(receipts.owed("HK", 10))
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.tries()).isEqualTo(2);
          assertThat(kept.lastFault()).isEqualTo(Fault.PARTNER_TIMEOUT);
        });
  }

  @Test
  void changesNoReceiptThatWasKept() {
    receipts.keep(exchange, ours("R1", Verdict.APPLIED), SIGNED);

    assertThat(receipts.keep(exchange, ours("R1", Verdict.REFUSED), new byte[] {1})).isFalse();
    assertThat(receipts.all(exchange))
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.verdict()).isEqualTo(Verdict.APPLIED);
          assertThat(kept.signed()).isEqualTo(SIGNED);
        });
  }

  @Test
  void answersAHeldListAgainAndKeepsBothAnswers() {
    receipts.keep(exchange, ours("R1", Verdict.HELD), SIGNED);
    receipts.keep(exchange, ours("R2", Verdict.APPLIED), SIGNED);

    assertThat(receipts.owed("HK", 10)).extracting(KeptReceipt::id).containsExactly("R2");
    assertThat(receipts.of(exchange)).map(KeptReceipt::verdict).hasValue(Verdict.APPLIED);
    assertThat(receipts.all(exchange)).extracting(KeptReceipt::id).containsExactly("R2", "R1");
  }

  @Test
  void repeatsAnAnswerToTheSameExchangeByOwingItAgain() {
    receipts.keep(exchange, ours("R1", Verdict.REFUSED), SIGNED);
    receipts.sent(receipts.owed("HK", 10).getFirst(), AT);
    var again = UUID.randomUUID();

    for (int time = 1; time <= 2; time++) {
      assertThat(receipts.repeat(exchange, again)).isTrue();

      assertThat(receipts.all(again)).singleElement().returns("R1", KeptReceipt::id);
      var owed = receipts.owed("HK", 10);
      assertThat(owed).singleElement().returns(again, KeptReceipt::exchange);
      receipts.sent(owed.getFirst(), AT);
    }
    assertThat(receipts.owed("HK", 10)).isEmpty();
  }

  @Test
  void owesTheOldestFirstAndNoMoreThanAsked() {
    for (var id : List.of("R1", "R2", "R3")) {
      receipts.keep(UUID.randomUUID(), ours(id, Verdict.APPLIED), SIGNED);
    }
    assertThat(receipts.owed("HK", 2)).extracting(KeptReceipt::id).containsExactly("R1", "R2");
  }

  @Test
  void oneThatThePartnerDoesNotTakeStandsBehindTheOthers() {
    receipts.keep(exchange, ours("R1", Verdict.APPLIED), SIGNED);
    receipts.keep(UUID.randomUUID(), ours("R2", Verdict.APPLIED), SIGNED);

    receipts.failed(receipts.of(exchange).orElseThrow(), Fault.PARTNER_REFUSED);

    assertThat(receipts.owed("HK", 10)).extracting(KeptReceipt::id).containsExactly("R2", "R1");
  }

  @Test
  void keepsTheirsOnceAndOwesNothingForIt() {
    var theirs = receipt("T1", "HK", "CN", Verdict.APPLIED);

    assertThat(receipts.received(exchange, theirs, SIGNED, AT.plusSeconds(5))).isTrue();
    assertThat(receipts.received(exchange, theirs, SIGNED, AT.plusSeconds(6))).isFalse();

    assertThat(receipts.of(exchange))
        .hasValueSatisfying(kept -> {
          assertThat(kept.partner()).isEqualTo("HK");
          assertThat(kept.way()).isEqualTo(Way.IN);
          assertThat(kept.sentAt()).isEqualTo(AT.plusSeconds(5));
        });
    assertThat(receipts.owed("HK", 10)).isEmpty();
  }

  @Test
  void forgetsWhatTheTransactionForgot() {
    new TransactionTemplate(new DataSourceTransactionManager(DATABASE))
        .executeWithoutResult(status -> {
          receipts.keep(exchange, ours("R1", Verdict.APPLIED), SIGNED);
          status.setRollbackOnly();
        });
    assertThat(receipts.of(exchange)).isEmpty();
  }

  private static Receipt ours(String id, Verdict verdict) {
    return receipt(id, "CN", "HK", verdict);
  }

  private static Receipt receipt(String id, String from, String to, Verdict verdict) {
    return new Receipt(
        id,
        from,
        to,
        "HK-7",
        ListType.FULL,
        OptionalLong.of(7),
        "ab".repeat(32),
        null,
        verdict,
        null,
        null,
        null,
        Counts.NONE,
        List.of(),
        null,
        AT);
  }
}
