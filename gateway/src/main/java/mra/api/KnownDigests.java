package mra.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The digests of all keys as they were a moment ago. They only say which keys are nobody's, so that
 * strangers who try one after the other cost one query in that time and not one each; whether a key
 * still opens anything is asked each time.
 */
final class KnownDigests {
  /** A key that another node gives is known here after so long. */
  static final Duration AGE_MAX = Duration.ofSeconds(1);

  private final Supplier<Set<String>> source;
  private final LongSupplier nanos;
  private final AtomicLong forgotten = new AtomicLong();
  private volatile @Nullable Seen seen;

  private record Seen(Set<String> digests, long at) {}

  KnownDigests(Supplier<Set<String>> source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
  }

  /** False where it certainly is of no key. */
  boolean mayHold(String digest) {
    var known = seen;
    return (known != null && known.digests.contains(digest)) || current().contains(digest);
  }

  /** There is another key from now on, or once the caller's transaction is committed. */
  void forget() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              forgetNow();
            }
          });
    } else {
      forgetNow();
    }
  }

  private void forgetNow() {
    forgotten.incrementAndGet();
    seen = null;
  }

  /** Whoever comes while one asks the database waits for its answer. */
  private synchronized Set<String> current() {
    var known = seen;
    if (known != null && nanos.getAsLong() - known.at < AGE_MAX.toNanos()) {
      return known.digests;
    }
    long before = forgotten.get();
    long at = nanos.getAsLong();
    var digests = source.get();
    seen = new Seen(digests, at);
    if (forgotten.get() != before) {
      seen = null; // whether it was forgotten before or after it was set
    }
    return digests;
  }
}
