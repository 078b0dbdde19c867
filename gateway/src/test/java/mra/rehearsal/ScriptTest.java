package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Counts;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.onboarding.ConformanceReport.Line;
import mra.onboarding.ConformanceReport.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A line that fails by itself says nothing of a promise, once; harm always does. */
class ScriptTest {
  private static final String BUSY = "expected E801, seen: FAILED E103";

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"PARTNER_UNREACHABLE", "PARTNER_TIMEOUT", "TRANSFER_BROKEN"})
  void whatTheLineBrokeIsPlayedOnceMoreAndSaysSo(Fault fault) {
    var good = ended(Fault.RECEIPT_UNUSABLE);
    var line = put(Seen.broken(BUSY, ended(fault)), Seen.kept("FAILED E801", good));
    assertThat(line.result()).isEqualTo(Result.KEPT);
    assertThat(line.detail()).isEqualTo("played twice; at first: " + BUSY + "; then: FAILED E801");
    assertThat(line.exchange()).isEqualTo(good.id());
  }

  @Test
  void twoBreaksInARowAreOne() {
    var seen = Seen.broken(BUSY, ended(Fault.TRANSFER_BROKEN));
    var line = put(seen, seen, Seen.notApplicable("not asked a third time"));
    assertThat(line.result()).isEqualTo(Result.BROKEN);
    assertThat(line.detail()).contains("at first: " + BUSY, "then: " + BUSY);
  }

  @Test
  void harmIsBrokenAtOnceWhateverTheLineDid() {
    var changed = Seen.harmed("what is in force changed", ended(Fault.TRANSFER_BROKEN));
    var line = put(changed, Seen.notApplicable("not asked again"));
    assertThat(line.result()).isEqualTo(Result.BROKEN);
    assertThat(line.detail()).isEqualTo("what is in force changed");
  }

  @Test
  void aListThatWasBelievedIsBrokenAtOnce() {
    var believed = Seen.broken("expected E202, seen: UNCHANGED", ended(null));
    var line = put(believed, Seen.notApplicable("not asked again"));
    assertThat(line.result()).isEqualTo(Result.BROKEN);
  }

  private static Line put(Seen... seen) {
    var turns = new ArrayDeque<>(List.of(seen));
    var script = new Script(line -> {}, Clock.systemUTC());
    script.put(Promise.OURS_WRONGLY_ANSWERED, turns::pop);
    return script.lines().getFirst();
  }

  private static ExchangeRecord ended(@Nullable Fault fault) {
    var at = Instant.parse("2026-11-30T12:00:00Z");
    var begun = ExchangeRecord.begun(UUID.randomUUID(), "JP", Way.OUT, "sftp", "v", at);
    var ending =
        fault == null
            ? Ending.sent(Outcome.UNCHANGED, Counts.NONE, at)
            : Ending.of(new Refused(fault, "JP", ""), at);
    return new ExchangeRecord(
        begun.id(),
        begun.partner(),
        begun.way(),
        begun.over(),
        begun.profileVersion(),
        begun.startedAt(),
        begun.stage(),
        null,
        null,
        null,
        null,
        null,
        ending,
        null);
  }
}
