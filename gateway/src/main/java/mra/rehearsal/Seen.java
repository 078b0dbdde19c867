package mra.rehearsal;

import java.util.UUID;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.onboarding.ConformanceReport.Result;
import org.jspecify.annotations.Nullable;

/** What came of putting a promise to the test. */
record Seen(Result result, String detail, @Nullable UUID exchange) {

  static Seen kept(String detail, ExchangeRecord exchange) {
    return new Seen(Result.KEPT, detail, exchange.id());
  }

  static Seen broken(String detail, ExchangeRecord exchange) {
    return new Seen(Result.BROKEN, detail, exchange.id());
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
