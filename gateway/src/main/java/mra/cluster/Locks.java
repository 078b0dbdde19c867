package mra.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks by name that this process holds against all others: advisory ones of PostgreSQL, bound to a
 * connection of their own. The database frees them when the process dies. When only the connection
 * broke, the next one takes them again, unless another process was faster.
 */
final class Locks implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Locks.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int ANSWER_WITHIN_SECONDS = 5;

  /**
   * A machine that lost its power says no goodbye: the server finds out within some 11 seconds. Of
   * a process that stands still its machine answers; others see by the name that it is silent.
   */
  private static final String NOTICE_SILENCE =
      """
      set tcp_keepalives_idle = 5;
      set tcp_keepalives_interval = 2;
      set tcp_keepalives_count = 3;
      set application_name = '%s'
      """;

  /** Said at each beat; the server's clock alone is asked. */
  private static final String END_SILENT =
      """
      select application_name, pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = current_user
        and application_name like 'mra node %' and application_name <> ?
        and state = 'idle' and state_change < clock_timestamp() - make_interval(secs => ?)
      """;

  private static final String TAKE = "select pg_try_advisory_lock(hashtextextended(?, 0))";
  private static final String FREE = "select pg_advisory_unlock(hashtextextended(?, 0))";

  private final DataSource unpooled;
  private final String name;
  private final Opened opened;
  private final Map<String, Boolean> mine = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread heart;
  private @Nullable Connection connection;

  /** Hears of each new connection, the locks of the one before taken again. */
  interface Opened {
    void on(Connection connection) throws SQLException;
  }

  /**
   * @param own held from the first connection on, which is called by it
   * @throws Refused E901 when the database does not answer
   */
  Locks(DataSource unpooled, String own, Opened opened) {
    this.unpooled = unpooled;
    this.name = "mra " + own;
    this.opened = opened;
    mine.put(own, false);
    open();
    this.heart = Thread.ofVirtual().name("locks").start(this::beat);
  }

  private synchronized void open() {
    try {
      connected();
    } catch (SQLException e) {
      disconnect();
      throw unanswered(e);
    }
  }

  /**
   * Never waits for another holder.
   *
   * @return false when anybody has it, this process included
   * @throws Refused E901 when the database does not answer
   */
  synchronized boolean tryTake(String name) {
    if (mine.containsKey(name)) {
      return false;
    }
    try {
      boolean taken = ask(connected(), TAKE, name);
      if (taken) {
        mine.put(name, true);
      }
      return taken;
    } catch (SQLException e) {
      disconnect();
      throw unanswered(e);
    }
  }

  /** Whether it is held as far as is known: false once a broken connection cost us the lock. */
  synchronized boolean holds(String name) {
    return mine.getOrDefault(name, false);
  }

  /**
   * Takes the locks from processes that say nothing for so long, though their connections stand.
   *
   * @throws Refused E901 when the database does not answer
   */
  synchronized void endSilent(Duration silence) {
    try (var ending = connected().prepareStatement(END_SILENT)) {
      ending.setString(1, name);
      ending.setDouble(2, silence.toMillis() / 1_000.0);
      try (var ended = ending.executeQuery()) {
        while (ended.next()) {
          log.warn("{} stands still, and loses its locks", ended.getString(1));
        }
      }
    } catch (SQLException e) {
      disconnect();
      throw unanswered(e);
    }
  }

  synchronized void free(String name) {
    boolean held = holds(name);
    mine.remove(name);
    if (held && connection != null) {
      try {
        ask(connection, FREE, name);
      } catch (SQLException e) {
        disconnect(); // and with the connection the lock is gone
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      heart.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    freeAll();
  }

  /** Said, not left to the end of the connection: who asks next must not find them held. */
  private synchronized void freeAll() {
    if (connection != null) {
      try (var statement = connection.createStatement()) {
        statement.execute("select pg_advisory_unlock_all()");
      } catch (SQLException e) {
        log.debug("a broken connection holds nothing", e);
      }
      disconnect();
    }
  }

  private void beat() {
    try {
      while (!closing.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look() {
    try {
      var now = connected();
      if (!now.isValid(ANSWER_WITHIN_SECONDS)) {
        disconnect();
      } else if (mine.containsValue(false)) {
        takeAgain(now);
      }
    } catch (SQLException e) {
      log.warn("The connection that holds this node's locks is gone: {}", e.getMessage());
      disconnect();
    }
  }

  private Connection connected() throws SQLException {
    var now = connection;
    if (now == null) {
      now = unpooled.getConnection();
      connection = now;
      now.setNetworkTimeout(Runnable::run, ANSWER_WITHIN_SECONDS * 1_000);
      try (var statement = now.createStatement()) {
        statement.execute(NOTICE_SILENCE.formatted(name));
      }
      takeAgain(now);
      for (var lost : mine.entrySet()) {
        if (!lost.getValue()) {
          log.warn("Lost with its connection, and another node has it now: {}", lost.getKey());
        }
      }
      opened.on(now);
    }
    return now;
  }

  private void takeAgain(Connection now) throws SQLException {
    for (var each : mine.entrySet()) {
      if (!each.getValue()) {
        each.setValue(ask(now, TAKE, each.getKey()));
      }
    }
  }

  private void disconnect() {
    var gone = connection;
    connection = null;
    mine.replaceAll((name, held) -> false);
    if (gone != null) {
      try {
        gone.close();
      } catch (SQLException e) {
        log.debug("closing a broken connection", e);
      }
    }
  }

  private static Refused unanswered(SQLException e) {
    return new Refused(Fault.STORE_UNAVAILABLE, "PostgreSQL", "no lock can be taken", e);
  }

  private static boolean ask(Connection connection, String sql, String name) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
