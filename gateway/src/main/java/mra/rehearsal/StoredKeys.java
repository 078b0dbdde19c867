package mra.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import mra.trust.KeyRing;

/** A key store and the file that holds its password. */
record StoredKeys(Path store, Path password) {
  /** Certificates that end sooner are replaced, so that none ends while a rehearsal runs. */
  private static final Duration REST_MIN = Duration.ofDays(7);

  /**
   * What is kept; fresh keys when there are none or their certificates near their end.
   *
   * @param wanted what an older store may lack
   */
  KeyRing open(Supplier<KeyRing> fresh, Instant now, String... wanted) {
    if (Files.exists(store)) {
      var kept = KeyRing.read(store, password);
      if (kept.aliases().containsAll(List.of(wanted)) && lasts(kept, now.plus(REST_MIN))) {
        return kept;
      }
    }
    var made = fresh.get();
    try {
      made.write(store, password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return made;
  }

  private static boolean lasts(KeyRing keys, Instant until) {
    return keys.aliases().stream()
        .flatMap(alias -> keys.key(alias).chain().stream())
        .allMatch(certificate -> certificate.getNotAfter().toInstant().isAfter(until));
  }
}
