package mra.clearance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mra.clearance.Daybook.Full;
import mra.fault.Fault;
import mra.fault.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts the daybook into the database, page after page, for as long as it takes. */
final class Poster implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Poster.class);

  /** So that many decisions share a commit; who loses power loses no more than these. */
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
    daybook.hurry();
    closing.end(thread);
    posting.close();
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
          daybook.pause(BETWEEN);
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
      post(page);
      doubtful = Math.max(0, doubtful - 1);
      return true;
    } catch (SQLException | IOException | RuntimeException failure) {
      doubtful = Math.max(1, doubtful);
      log.warn("Decisions wait in {} until the database takes them", page.file(), failure);
      force();
      return false;
    }
  }

  private void post(Full page) throws SQLException, IOException {
    var reading = new Reading(page.file());
    try {
      if (doubtful > 0) {
        posting.postAgain(reading);
      } else {
        posting.post(reading);
      }
    } catch (SQLException refused) {
      if (!Posting.isForGood(refused)) {
        throw refused;
      }
      postOneByOne(page, reading);
    }
    daybook.done(page, reading.isWhole);
  }

  /** One that the database refuses must not keep the others out of it. */
  private void postOneByOne(Full page, Reading reading) throws SQLException, IOException {
    try (var refused = daybook.aside(page)) {
      reading.into((bytes, length) -> {
        try {
          posting.postAgain(reader -> reader.entry(bytes, length));
        } catch (SQLException notThisOne) {
          if (!Posting.isForGood(notThisOne)) {
            throw notThisOne;
          }
          refused.append(Page.entry(bytes, length));
          say(refused.file(), notThisOne);
        }
      });
      if (refused.size() > 0) {
        refused.force();
      } else {
        Files.delete(refused.file());
      }
    }
  }

  /** Its message may quote the row. */
  private static void say(Path file, SQLException refused) {
    var why = "the database refuses it with SQLSTATE " + refused.getSQLState();
    log.error(new Refused(Fault.DECISION_UNKEPT, file.toString(), why).getMessage());
  }

  /** A page, and whether it could be read to its end the last time. */
  private static final class Reading implements Posting.Entries {
    private final Path file;
    private boolean isWhole;

    Reading(Path file) {
      this.file = file;
    }

    @Override
    public void into(Page.Reader reader) throws SQLException, IOException {
      isWhole = Page.read(file, reader);
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
