package mra.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import mra.canonical.OperatorJson;
import mra.journal.RepairList;
import mra.journal.Telling;
import org.jspecify.annotations.Nullable;

/**
 * One line of the disclosure ledger.
 *
 * @param change REPEATED where it was told before, REPAIR where a repair list named it
 * @param record canonical record as it left, with the agreed fields and no other
 * @param fields what the agreement let us tell beside code and programme
 * @param outcome what the partner's receipt says; null while it is awaited
 */
record DisclosureView(
    String partner,
    Instant at,
    String document,
    String change,
    String basis,
    List<String> fields,
    String exchange,
    String stage,
    @Nullable String outcome,
    @JsonRawValue @Schema(type = "object") @Nullable String record) {

  /** A repair list that named the code. */
  static DisclosureView of(RepairList list) {
    return new DisclosureView(
        list.partner(),
        list.at(),
        "repairs %s to %s".formatted(list.first(), list.last()),
        "REPAIR",
        list.basis(),
        list.fields(),
        list.id().toString(),
        "ENDED",
        null,
        null);
  }

  static DisclosureView of(Telling line) {
    return new DisclosureView(
        line.partner(),
        line.at(),
        line.document(),
        line.change() == null ? "REPEATED" : line.change().name(),
        line.basis(),
        line.fields().stream().map(field -> field.toLowerCase(Locale.ROOT)).toList(),
        line.exchange().toString(),
        line.stage().name(),
        line.outcome() == null ? null : line.outcome().name(),
        line.record() == null ? null : OperatorJson.write(line.record()));
  }
}
