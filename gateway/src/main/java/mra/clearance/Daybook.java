package mra.clearance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.registry.CopyBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Decisions as they are made, in files of this node's until they stand in the database. An entry
 * that was written survives the process; whoever killed it, the next start finds it. What waits is
 * bounded: beyond that whoever answers waits too, and is refused rather than answers unkept.
 */
final class Daybook implements AutoCloseable {
  /** Says the columns too: a page in another order has another suffix. */
  private static final String SUFFIX = ".decisions-1";

  private final Path folder;
  private final long bytesMax;
  private final Duration patience;
  private final Deque<Full> full = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Page open;
  private long number;
  private long written;
  private long posted;

  /**
   * Takes over what an earlier process left behind.
   *
   * @param bytesMax that may wait for the database
   * @param patience for room in it
   */
  Daybook(Path folder, long bytesMax, Duration patience) {
    this.folder = folder;
    this.bytesMax = bytesMax;
    this.patience = patience;
    try (var files = Files.list(folder)) {
      files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().forEach(this::takeOver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A page that nobody writes to any longer.
   *
   * @param bytes that were written to it, where it was by this process
   */
  record Full(Path file, long bytes) {}

  private void takeOver(Path file) {
    long bytes = size(file);
    full.add(new Full(file, bytes));
    written += bytes;
    var name = file.getFileName().toString();
    number = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns when the entry survives this process.
   *
   * @throws Refused E901 when it cannot be written, or the database is too far behind
   */
  void write(CopyBuffer sealed) {
    lock.lock();
    try {
      awaitRoom();
      page().append(sealed);
      written += sealed.size();
      changed.signalAll();
    } catch (IOException unwritable) {
      turn(); // whatever is left of the entry is the end of its page
      throw new Refused(
          Fault.STORE_UNAVAILABLE, folder.toString(), "decisions cannot be kept", unwritable);
    } finally {
      lock.unlock();
    }
  }

  /** A fresh page as soon as anybody waits for it, so that what is read is never written to. */
  private Page page() throws IOException {
    if (open == null) {
      open = Page.begin(folder.resolve("%019d".formatted(++number) + SUFFIX));
    }
    return open;
  }

  private void turn() {
    if (open != null) {
      open.close();
      full.add(new Full(open.file(), open.size()));
      open = null;
    }
  }

  private void awaitRoom() {
    if (!awaits(patience, () -> written - posted < bytesMax)) {
      throw new Refused(Fault.STORE_UNAVAILABLE, "decision", "too many wait to be kept");
    }
  }

  /** Pages of an earlier process that wait; some of it may be in the database. */
  int leftBehind() {
    lock.lock();
    try {
      return full.size();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the database has what was written before. */
  boolean settle(Duration within) {
    lock.lock();
    try {
      long wanted = written;
      return awaits(within, () -> posted >= wanted);
    } finally {
      lock.unlock();
    }
  }

  /** The oldest page that is to be posted, complete; null when none comes within the time. */
  @Nullable Full next(Duration within) {
    lock.lock();
    try {
      awaits(within, () -> !full.isEmpty() || open != null);
      if (full.isEmpty()) {
        turn();
      }
      return full.peek();
    } finally {
      lock.unlock();
    }
  }

  /** The page is in the database. */
  void done(Full page) throws IOException {
    Files.deleteIfExists(page.file());
    lock.lock();
    try {
      full.remove(page);
      posted += page.bytes();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when what was written survives the machine. */
  void force() throws IOException {
    lock.lock();
    try {
      if (open != null) {
        open.force();
      }
    } finally {
      lock.unlock();
    }
  }

  private interface Asked {
    boolean holds();
  }

  private boolean awaits(Duration within, Asked asked) {
    long left = within.toNanos();
    try {
      while (!asked.holds()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      if (open != null) {
        open.force();
        turn();
      }
    } finally {
      lock.unlock();
    }
  }
}
