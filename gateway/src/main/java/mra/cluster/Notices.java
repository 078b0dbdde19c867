package mra.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one node tells the others about what it commits. Nobody may rely on it: what is said while a
 * node is not connected is lost to it, so it looks by itself after each new connection and from
 * time to time.
 */
public final class Notices implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Notices.class);

  /** Told apart from the pool's in pg_stat_activity. */
  private static final String LISTEN =
      "set application_name = 'mra-gateway notices'; listen mra_notices";

  private static final String TELL = "select pg_notify('mra_notices', :notice)";
  private static final int LISTEN_MILLIS = 1_000;
  private static final int ANSWER_WITHIN_SECONDS = 5;
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);

  private final JdbcClient jdbc;
  private final DataSource unpooled;
  private final String self;
  private final Map<String, Runnable> others = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  public Notices(DataSource pool, DataSource unpooled, UUID node) {
    this.jdbc = JdbcClient.create(pool);
    this.unpooled = unpooled;
    this.self = node + " ";
  }

  /**
   * In the caller's transaction: the others hear it once it commits, and never when it does not.
   *
   * @param notice at most 7,900 bytes
   */
  public void tell(String notice) {
    jdbc.sql(TELL).param("notice", self + notice).query(row -> {});
  }

  /**
   * @param word with which notices begin that nobody else hears
   * @param look called for each of them, and whenever one may have been missed
   */
  public void hear(String word, Runnable look) {
    others.put(word, look);
  }

  /**
   * @param heard what another node tells
   * @param missed something may have been told while nobody listened; called at the start too
   */
  public void listen(Consumer<String> heard, Runnable missed) {
    Thread.ofVirtual().name("notices").start(() -> listenOn(heard, missed));
  }

  @Override
  public void close() {
    closing.countDown();
  }

  private void listenOn(Consumer<String> heard, Runnable missed) {
    try {
      do {
        try (var connection = unpooled.getConnection()) {
          listenOn(connection, heard, missed);
        } catch (SQLException broken) {
          log.warn("Other nodes are not heard until the next try: {}", broken.getMessage());
        }
      } while (!closing.await(BEFORE_ANOTHER_TRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listenOn(Connection connection, Consumer<String> heard, Runnable missed)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(LISTEN);
    }
    orSay(missed);
    others.values().forEach(Notices::orSay);
    var notices = connection.unwrap(PGConnection.class);
    while (closing.getCount() > 0) {
      for (var notice : notices.getNotifications(LISTEN_MILLIS)) {
        var text = notice.getParameter();
        if (!text.startsWith(self)) {
          var said = text.substring(text.indexOf(' ') + 1);
          var other = others.get(said.substring(0, Math.max(0, said.indexOf(' '))));
          orSay(other == null ? () -> heard.accept(said) : other);
        }
      }
      // A server that is gone without a word is silent too.
      if (!connection.isValid(ANSWER_WITHIN_SECONDS)) {
        throw new SQLException("the server does not answer");
      }
    }
  }

  /** Whatever goes wrong once must not be the end of listening. */
  private static void orSay(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException failure) {
      log.warn("What another node told was not taken in; it is looked for again", failure);
    }
  }
}
