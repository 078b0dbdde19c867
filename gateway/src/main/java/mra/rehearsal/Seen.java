package mra.rehearsal;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import mra.fault.Fault;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.onboarding.ConformanceReport.Result;
import org.jspecify.annotations.Nullable;

/**
 * What came of putting a promise to the test.
 *
 * @param lineFailed whether it broke only because the line did, and did no harm: on a busy machine
 *     that says nothing of the promise
 */
record Seen(Result result, String detail, @Nullable UUID exchange, boolean lineFailed) {
  /** What the line does to an exchange. */
  private static final Set<Fault> LINE =
      EnumSet.of(Fault.PARTNER_UNREACHABLE, Fault.PARTNER_TIMEOUT, Fault.TRANSFER_BROKEN);

  Seen(Result result, String detail, @Nullable UUID exchange) {
    this(result, detail, exchange, false);
  }

  static Seen kept(String detail, ExchangeRecord exchange) {
    return new Seen(Result.KEPT, detail, exchange.id());
  }

  /** To be played again where the line failed. */
  static Seen broken(String detail, ExchangeRecord exchange) {
    return new Seen(Result.BROKEN, detail, exchange.id(), lineFailed(exchange));
  }

  /** Whatever the line did: what is in force is not what it was, or something was done twice. */
  static Seen harmed(String detail, ExchangeRecord exchange) {
    return new Seen(Result.BROKEN, detail, exchange.id());
  }

  static boolean lineFailed(ExchangeRecord exchange) {
    var ending = exchange.ending();
    return ending != null && ending.fault() != null && LINE.contains(ending.fault());
  }

  /** This one after the line failed at first. */
  Seen after(Seen first) {
    var both = "played twice; at first: %s; then: %s".formatted(first.detail, said());
    return new Seen(result, both, exchange);
  }

  private String said() {
    return detail.isEmpty() ? result.toString() : detail;
  }

  static Seen broken(String detail) {
    return new Seen(Result.BROKEN, detail, null);
  }

  static Seen notApplicable(String why) {
    return new Seen(Result.NOT_APPLICABLE, why, null);
  }

  /** Kept unless something is wrong. */
  static Seen unless(@Nullable String wrong, String detail, ExchangeRecord exchange) {
    return wrong == null ? kept(detail, exchange) : broken(wrong, exchange);
  }

  /** How an exchange ended, for people. */
  static String of(ExchangeRecord exchange) {
    var ending = exchange.ending();
    return ending == null ? "it did not end: " + exchange.stage() : of(ending);
  }

  private static String of(Ending ending) {
    var fault = ending.fault();
    var why =
        fault == null ? "" : " " + fault.code() + " " + ending.where() + " " + ending.detail();
    return (ending.outcome() + why).strip();
  }
}
