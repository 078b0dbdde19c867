package mra.trust;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Digests and seals content on a thread of its own, one slab while the next one fills: to decrypt
 * and to encrypt again takes the time of one of them. Content of one slab needs no thread.
 */
final class SpoolPress implements AutoCloseable {
  private static final int SLAB_BYTES = 8 * Segments.PLAIN_BYTES;

  private final MessageDigest digest = Digests.sha256();
  private final SegmentStore store;
  private @Nullable ExecutorService thread;
  private @Nullable Future<?> pressing;
  private byte @Nullable [] other;

  SpoolPress(SegmentStore store) {
    this.store = store;
  }

  byte[] first() {
    return new byte[SLAB_BYTES];
  }

  /**
   * @return the slab to fill next
   */
  byte[] pass(byte[] slab, int filled, boolean last) throws IOException {
    if (last && thread == null) {
      press(slab, filled, true);
      return slab;
    }
    settle();
    if (thread == null) {
      thread =
          Executors.newSingleThreadExecutor(Thread.ofPlatform().name("spool").daemon().factory());
    }
    pressing = thread.submit(() -> press(slab, filled, last));
    var next = other == null ? first() : other;
    other = slab;
    return next;
  }

  private void press(byte[] slab, int filled, boolean last) {
    digest.update(slab, 0, filled);
    int from = 0;
    while (filled - from > Segments.PLAIN_BYTES) {
      store.append(slab, from, Segments.PLAIN_BYTES, false);
      from += Segments.PLAIN_BYTES;
    }
    store.append(slab, from, filled - from, last);
  }

  /** Waits until what was passed is stored. */
  void settle() throws IOException {
    var awaited = pressing;
    pressing = null;
    if (awaited == null) {
      return;
    }
    try {
      awaited.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while spooling");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refused full) {
        throw full;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** SHA-256 of all that was stored, lower-case hex; asked once. */
  String digest() {
    return Digests.hex(digest);
  }

  /** Waits for the slab being stored, if any. */
  @Override
  public void close() {
    if (thread != null) {
      thread.close();
    }
  }
}
