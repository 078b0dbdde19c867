package mra.cluster;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;

/**
 * Work that is done again and again, of which nothing may be the last time: it is said once when it
 * begins to fail, and once when all of it succeeds again, however often it was tried between.
 */
public final class Trouble {
  private static final String DATABASE = "the database";

  private final Logger log;
  private final String work;

  /** Steps that failed and have not succeeded since. */
  private final Set<String> failing = new HashSet<>();

  /** What they failed by, as far as it was said. */
  private final Set<String> said = new HashSet<>();

  /**
   * @param work what is done, as the log is to call it
   */
  public Trouble(Logger log, String work) {
    this.log = log;
    this.work = work;
  }

  /**
   * Does a step of the work.
   *
   * @return whether it succeeded
   */
  public boolean attempt(String step, Runnable what) {
    try {
      what.run();
    } catch (RuntimeException failure) {
      failed(step, failure);
      return false;
    }
    over(step::equals);
    return true;
  }

  /** Steps that are not done any more. */
  public synchronized void over(Predicate<String> steps) {
    if (failing.removeIf(steps) && failing.isEmpty()) {
      said.clear();
      log.info("{} succeeds again", work);
    }
  }

  private synchronized void failed(String step, RuntimeException failure) {
    failing.add(step);
    if (said.add(cause(failure))) {
      log.warn("{} fails ({}), and is tried until it succeeds", work, step, failure);
    }
  }

  /** A database that is away is one cause, whatever each try was told. */
  private static String cause(Throwable failure) {
    var first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
      if (first instanceof SQLException) {
        return DATABASE;
      }
    }
    return failure.getClass().getName() + " by " + first.getClass().getName();
  }
}
