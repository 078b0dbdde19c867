package mra.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's last full list taught, and whom shorter lists told of since then: those are
 * looked up once the next full list comes, so that a short list costs nothing that grows with the
 * partner.
 *
 * @param version of the profile by which the records were read: another one may read the same bytes
 *     otherwise
 * @param changedBy the exchange that last touched the partner; while it did, this is true
 * @param newest as-of of the newest list that any operator of the partner was changed by
 * @param since codes of these operators; only added to
 */
record Remembered(
    String version, KnownCodes codes, @Nullable UUID changedBy, Instant newest, Set<String> since) {
  /** Beyond such a part of the operators the next full list is read as if nothing were known. */
  private static final int SINCE_SHARE = 16;

  private static final int SINCE_MIN = 1_000;

  /** A short string in a set. */
  private static final int CODE_BYTES = 120;

  static Remembered of(String version, KnownCodes codes) {
    return new Remembered(
        version, codes, codes.changedBy(), codes.newest(), ConcurrentHashMap.newKeySet());
  }

  /** The same after a list that told only of these; null when they are too many by now. */
  @Nullable Remembered after(Learned told, Instant asOf, @Nullable UUID exchange) {
    if (!told.addCodesTo(since) || since.size() > Math.max(SINCE_MIN, codes.size() / SINCE_SHARE)) {
      return null;
    }
    return new Remembered(version, codes, exchange, asOf.isAfter(newest) ? asOf : newest, since);
  }

  long bytes() {
    return codes.bytes() + (long) since.size() * CODE_BYTES;
  }

  static byte[] bytes(String code) {
    return code.getBytes(StandardCharsets.UTF_8);
  }
}
