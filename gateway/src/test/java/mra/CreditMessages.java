package mra;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;

/** What our own credit system says over the broker, and what became of it. */
final class CreditMessages {
  private static final String SUSPENSION =
      """
      {"id":"%s","type":"URGENT","asOf":"%s","count":1,"enterprises":[\
      {"creditCode":"%s","customsCode":"%s","name":"示例","englishName":"Sample","englishAddress":["1 Sample Road"],"level":"高级认证企业","status":"暂停",\
      "statusDate":"2026-11-24","consent":"是"}]}\
      """;

  private CreditMessages() {}

  /** An enterprise that may be suspended. */
  static Operator valid(Running running) {
    var all = running.rehearsal().creditSystem().expected();
    while (true) {
      var one = all.next();
      if (one.standing() == Standing.VALID && one.programme().equals("CN_ADVANCED")) {
        return one;
      }
    }
  }

  static String suspension(String id, Operator enterprise) {
    return SUSPENSION.formatted(
        id,
        Instant.now(),
        enterprise.identifiers().get("USCC"),
        enterprise.identifiers().get("CUSTOMS_CODE"));
  }

  /** How the exchanges ended that brought a document, oldest first. */
  static List<Outcome> outcomes(Running running, String document) {
    return running.ofDocument(document).stream()
        .map(ExchangeRecord::ending)
        .filter(Objects::nonNull)
        .map(Ending::outcome)
        .toList();
  }
}
