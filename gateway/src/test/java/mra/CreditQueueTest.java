package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSSecurityRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import mra.canonical.Operator;
import mra.fault.Fault;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our own credit system says over the broker, from the queue to the export. */
class CreditQueueTest {
  @TempDir private static Path home;
  private static Running running;
  private static Operator valid;

  @BeforeAll
  static void start() throws Exception {
    running = Running.start(home, Map.of(EU, 10L));
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
    valid = CreditMessages.valid(running);
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @Test
  void aSuspensionIsInForceWithinASecondAndTheSameMessageChangesNothing() throws Exception {
    // The first one finds everything cold.
    ended(CreditMessages.suspension("CN-U-0", valid), 1);
    var message = CreditMessages.suspension("CN-U-1", valid);
    var sent = Instant.now();
    var first = ended(message, 1);

    assertThat(requireNonNull(first.ending()).outcome()).isIn(Outcome.APPLIED, Outcome.UNCHANGED);
    assertThat(Duration.between(sent, requireNonNull(first.ending()).at()))
        .isLessThan(Duration.ofSeconds(1));
    assertThat(running.exported("CN").get(valid.code().normalised())).contains("SUSPENDED");

    var again = ended(message, 2);
    assertThat(requireNonNull(again.ending()).detail()).contains("again");
    assertThat(again.signer()).isNull();
  }

  @Test
  void whatCannotBeReadLeavesTheQueueAndStaysAsEvidence() throws Exception {
    send("{not json");
    var refused = last(Outcome.REFUSED);

    assertThat(requireNonNull(refused.ending()).fault()).isEqualTo(Fault.MALFORMED);
    assertThat(home.resolve("bodies").resolve(requireNonNull(refused.body()).path()))
        .hasContent("{not json");

    send("{\"id\":\"CN-L\",\"pad\":\"" + "x".repeat(500_000) + "\"}");
    var tooLarge = last(Outcome.QUARANTINED);
    assertThat(requireNonNull(tooLarge.ending()).fault()).isEqualTo(Fault.TOO_LARGE);
  }

  @Test
  void anEnterpriseWhoseCreditCodeDoesNotProveItselfIsSetAside() throws Exception {
    var message = CreditMessages.suspension("CN-U-2", valid);
    var code = requireNonNull(valid.identifiers().get("USCC"));
    var ended = ended(message.replace(code, code.substring(0, 17) + "I"), 1);
    assertThat(running.setAside(ended.id()))
        .singleElement()
        .satisfies(aside -> assertThat(aside.fault()).isEqualTo(Fault.VALUE_INVALID));
  }

  @Test
  void onlyTheCreditSystemsLoginMaySendAndItMayNotRead() {
    assertThatThrownBy(() -> running.send("clearance", "{}"))
        .isInstanceOf(JMSSecurityRuntimeException.class);
    assertThatThrownBy(() -> running.receive("credit"))
        .isInstanceOf(JMSSecurityRuntimeException.class);
  }

  private static void send(String message) throws Exception {
    running.send("credit", message);
  }

  /** Sends and waits until the document has ended so many times. */
  private static ExchangeRecord ended(String message, int times) throws Exception {
    var id = message.split("\"", -1)[3];
    send(message);
    return await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> running.ofDocument(id),
            all -> all.size() == times && all.stream().allMatch(each -> each.ending() != null))
        .getLast();
  }

  private static ExchangeRecord last(Outcome outcome) {
    return await()
        .until(
            () -> running.journalOf("CN"),
            all -> !all.isEmpty() && endedWith(all.getFirst(), outcome))
        .getFirst();
  }

  private static boolean endedWith(ExchangeRecord record, Outcome outcome) {
    return record.ending() != null && record.ending().outcome() == outcome;
  }
}
