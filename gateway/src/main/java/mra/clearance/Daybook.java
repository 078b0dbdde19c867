package mra.clearance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
  /** So that what is refused is found among thousands and not among all that waits. */
  private static final long PAGE_BYTES_MAX = 4 << 20;

  private final Shelf shelf;
  private final long bytesMax;
  private final Duration patience;
  private final Clock clock;
  private final Deque<Full> full = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();

  /** For whoever posts. Not with each entry: who is woken for nothing costs more than an entry. */
  private final Condition toPost = lock.newCondition();

  /** For whoever waits until something is posted. */
  private final Condition posting = lock.newCondition();

  private @Nullable Page open;
  private Instant since = Instant.EPOCH;
  private long written;
  private long posted;

  /** How many wait until something is posted. */
  private int settling;

  /**
   * Takes over what an earlier process left behind.
   *
   * @param folder of this node's own
   * @param bytesMax that may wait for the database
   * @param patience for room in it
   */
  Daybook(Path folder, long bytesMax, Duration patience, Clock clock) {
    this.shelf = new Shelf(folder);
    this.bytesMax = bytesMax;
    this.patience = patience;
    this.clock = clock;
    try {
      for (var file : shelf.leftBehind()) {
        full.add(new Full(file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written = full.stream().mapToLong(Full::bytes).sum();
  }

  /**
   * A page that nobody writes to any longer.
   *
   * @param bytes of its entries
   * @param since when its first one waits, at the latest
   */
  record Full(Path file, long bytes, Instant since) {}

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
    } catch (IOException unwritable) {
      turn(); // whatever is left of the entry is the end of its page
      throw new Refused(
          Fault.STORE_UNAVAILABLE,
          shelf.folder().toString(),
          "decisions cannot be kept",
          unwritable);
    } finally {
      lock.unlock();
    }
  }

  /** A fresh page as soon as anybody waits for it, so that what is read is never written to. */
  private Page page() throws IOException {
    if (open != null && open.size() > PAGE_BYTES_MAX) {
      turn();
    }
    var page = open;
    if (page == null) {
      page = shelf.begin();
      open = page;
      since = clock.instant();
      toPost.signalAll();
    }
    return page;
  }

  private void turn() {
    if (open != null) {
      open.close();
      if (open.size() > 0) {
        full.add(new Full(open.file(), open.size(), since));
      } else {
        shelf.drop(open.file());
      }
      open = null;
    }
  }

  private void awaitRoom() {
    if (written - posted < bytesMax) {
      return;
    }
    toPost.signalAll();
    if (!awaits(posting, patience, () -> written - posted < bytesMax)) {
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

  /** Waits until the database has what was written before, and lets nobody pause meanwhile. */
  boolean settle(Duration within) {
    lock.lock();
    settling++;
    try {
      long wanted = written;
      toPost.signalAll();
      return awaits(posting, within, () -> posted >= wanted);
    } finally {
      settling--;
      lock.unlock();
    }
  }

  /** Lets more gather, unless somebody waits for the database or a whole page does. */
  void pause(Duration most) {
    lock.lock();
    try {
      awaits(toPost, most, () -> settling > 0 || !full.isEmpty() || written - posted >= bytesMax);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody pauses from now on. */
  void hurry() {
    lock.lock();
    try {
      settling++;
      toPost.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The oldest page that is to be posted, complete; null when none comes within the time. */
  @Nullable Full next(Duration within) {
    lock.lock();
    try {
      awaits(toPost, within, () -> !full.isEmpty() || open != null);
      if (full.isEmpty()) {
        turn();
      }
      return full.peek();
    } finally {
      lock.unlock();
    }
  }

  /**
   * What could be read of the page is in the database, or put aside.
   *
   * @param whole whether that was all of it; the rest is kept for people
   */
  void done(Full page, boolean whole) throws IOException {
    if (whole) {
      Files.deleteIfExists(page.file());
    } else {
      shelf.putAside(page.file());
    }
    lock.lock();
    try {
      full.remove(page);
      posted += page.bytes();
      posting.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** For those entries of the page that the database refuses. */
  Page aside(Full page) throws IOException {
    return shelf.beginRefused(page.file());
  }

  /** What this node keeps to itself now. */
  WaitingDecisions waiting() throws IOException {
    int aside = shelf.aside();
    lock.lock();
    try {
      var waiting = written - posted;
      return new WaitingDecisions(waiting, bytesMax, waiting == 0 ? null : oldest(), aside);
    } finally {
      lock.unlock();
    }
  }

  private Instant oldest() {
    return full.isEmpty() ? since : full.getFirst().since();
  }

  /** Returns when what was written survives the machine. Nobody who writes waits for it. */
  void force() throws IOException {
    for (var file : files()) {
      try (var page = FileChannel.open(file, StandardOpenOption.WRITE)) {
        page.force(true);
      }
    }
  }

  private List<Path> files() {
    lock.lock();
    try {
      var files = new ArrayList<Path>();
      full.forEach(page -> files.add(page.file()));
      if (open != null) {
        files.add(open.file());
      }
      return files;
    } finally {
      lock.unlock();
    }
  }

  private interface Asked {
    boolean holds();
  }

  private static boolean awaits(Condition changed, Duration within, Asked asked) {
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
