package mra.clearance;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mra.clearance.Daybook.Full;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts the daybook into the database, page after page, for as long as it takes. */
final class Poster implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Poster.class);

  /** So that many decisions share a commit. */
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Daybook daybook;
  private final Posting posting;
  private final Closing closing = new Closing();
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

  /** Next pages that may be in the database already. */
  private int doubtful;

  Poster(Daybook daybook, Posting posting) {
    this.daybook = daybook;
    this.posting = posting;
    this.doubtful = daybook.leftBehind();
  }

  void start() {
    thread.execute(this::postAll);
  }

  /** Returns when everything is posted, or not even the last try was good. */
  @Override
  public void close() {
    closing.end(thread);
  }

  private void postAll() {
    var pauses = new Pauses();
    try {
      for (boolean more = true; more; ) {
        boolean ending = closing.begun(); // asked first: what was written before it is still posted
        var page = daybook.next(ending ? Duration.ZERO : LOOK_EVERY);
        if (page == null) {
          more = !ending;
        } else if (isPosted(page)) {
          pauses.reset();
          closing.after(BETWEEN);
        } else {
          more = !ending;
          closing.after(pauses.next());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isPosted(Full page) {
    try {
      if (doubtful > 0) {
        posting.postAgain(page.file());
      } else {
        posting.post(page.file());
      }
      daybook.done(page);
      doubtful = Math.max(0, doubtful - 1);
      return true;
    } catch (SQLException | IOException failure) {
      doubtful = Math.max(1, doubtful);
      log.warn("Decisions wait in {} until the database takes them", page.file(), failure);
      force();
      return false;
    }
  }

  /** What waits for longer than a moment must not be lost with the machine either. */
  private void force() {
    try {
      daybook.force();
    } catch (IOException failure) {
      log.error("Decisions that wait are not safe from a failure of this machine", failure);
    }
  }
}
