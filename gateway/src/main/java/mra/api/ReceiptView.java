package mra.api;

import java.time.Instant;
import java.util.Locale;
import mra.journal.KeptReceipt;
import org.jspecify.annotations.Nullable;

/**
 * A receipt without its signed bytes.
 *
 * @param way out: ours, for a list that came in; in: theirs, for one of ours
 * @param sentAt of ours when the partner had it, null while we owe it; of theirs when it came
 */
record ReceiptView(
    String id,
    String partner,
    String way,
    String document,
    String verdict,
    Instant madeAt,
    @Nullable Instant sentAt,
    int tries,
    @Nullable String lastFault) {

  static ReceiptView of(KeptReceipt receipt) {
    return new ReceiptView(
        receipt.id(),
        receipt.partner(),
        receipt.way().name().toLowerCase(Locale.ROOT),
        receipt.document(),
        receipt.verdict().name(),
        receipt.madeAt(),
        receipt.sentAt(),
        receipt.tries(),
        receipt.lastFault() == null ? null : receipt.lastFault().code());
  }
}
