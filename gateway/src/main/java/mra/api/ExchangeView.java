package mra.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import mra.journal.Counts;
import mra.journal.ExchangeRecord;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as a row: what {@code ./mra run --once --json} and REST show.
 *
 * @param way in or out
 * @param document null until the document's header was read
 * @param stage how far it came: SENT while a partner's receipt is awaited
 * @param outcome null while it runs
 * @param inEffectAt when recognition answers of the node that applied it rested on it; null where
 *     the list is not in force
 * @param inEffectMillis from its last byte to then
 */
public record ExchangeView(
    String id,
    String partner,
    String way,
    @Nullable String document,
    long records,
    long granted,
    long amended,
    long suspended,
    long revoked,
    long absent,
    long returned,
    long setAside,
    String stage,
    @Nullable String outcome,
    long millis,
    @Nullable String fault,
    @Nullable String detail,
    String over,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant asOf,
    @Nullable String receivedDigest,
    @Nullable String contentDigest,
    String profileVersion,
    @Nullable Instant inEffectAt,
    @Nullable Long inEffectMillis) {

  public static ExchangeView of(ExchangeRecord exchange, Instant now) {
    var ending = exchange.ending();
    var counts = ending == null ? Counts.NONE : ending.counts();
    var header = exchange.header();
    var until = ending == null ? now : ending.at();
    return new ExchangeView(
        exchange.id().toString(),
        exchange.partner(),
        exchange.way().name().toLowerCase(Locale.ROOT),
        header == null ? null : header.document(),
        counts.records(),
        counts.granted(),
        counts.amended(),
        counts.suspended(),
        counts.revoked(),
        counts.absent(),
        counts.returned(),
        counts.setAside(),
        exchange.stage().name(),
        ending == null ? null : ending.outcome().name(),
        Duration.between(exchange.startedAt(), until).toMillis(),
        ending == null || ending.fault() == null ? null : ending.fault().code(),
        ending == null ? null : ending.detail(),
        exchange.over(),
        exchange.startedAt(),
        ending == null ? null : ending.at(),
        header == null ? null : header.asOf(),
        exchange.body() == null ? null : exchange.body().sha256(),
        exchange.contentDigest(),
        exchange.profileVersion(),
        exchange.inEffectAt(),
        inEffectMillis(exchange));
  }

  private static @Nullable Long inEffectMillis(ExchangeRecord exchange) {
    var received = exchange.receivedAt();
    var inEffect = exchange.inEffectAt();
    return received == null || inEffect == null
        ? null
        : Duration.between(received, inEffect).toMillis();
  }
}
