package mra.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import mra.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class NoticesTest {
  private final DataSource database = Databases.fresh();
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database));
  private final Notices one = notices();
  private final Notices other = notices();
  private final List<String> heardByOne = new CopyOnWriteArrayList<>();
  private final List<String> heardByOther = new CopyOnWriteArrayList<>();
  private final AtomicInteger missed = new AtomicInteger();

  @BeforeEach
  void listen() {
    one.listen(heardByOne::add, () -> {});
    other.listen(heardByOther::add, missed::incrementAndGet);
    await().until(() -> listeners() == 2 && missed.get() == 1);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  @Test
  void theOthersHearWhatIsCommittedAndOnlyThen() {
    transaction.executeWithoutResult(status -> {
      one.tell("rolled back");
      status.setRollbackOnly();
    });
    transaction.executeWithoutResult(status -> {
      one.tell("EU first");
      one.tell("EU second");
      assertThat(heardByOther).isEmpty();
    });

    await().untilAsserted(() -> assertThat(heardByOther).containsExactly("EU first", "EU second"));
    assertThat(heardByOne).as("what it says itself").isEmpty();
  }

  @Test
  void afterABrokenConnectionItLooksForWhatItMissedAndListensAgain() {
    JdbcClient.create(database)
        .sql(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name = 'mra-gateway notices'
            """)
        .query(row -> {});

    await().atMost(Duration.ofSeconds(10)).until(() -> listeners() == 2 && missed.get() == 2);
    transaction.executeWithoutResult(status -> one.tell("again"));
    await().untilAsserted(() -> assertThat(heardByOther).containsExactly("again"));
  }

  @Test
  void whatGoesWrongWithOneNoticeKeepsItFromNoOther() {
    var third = notices();
    var heard = new CopyOnWriteArrayList<String>();
    third.listen(
        notice -> {
          heard.add(notice);
          throw new IllegalStateException(notice);
        },
        () -> {});
    await().until(() -> listeners() == 3);

    transaction.executeWithoutResult(status -> one.tell("first"));
    transaction.executeWithoutResult(status -> one.tell("second"));

    await().untilAsserted(() -> assertThat(heard).containsExactly("first", "second"));
    third.close();
  }

  private Notices notices() {
    return new Notices(database, Databases.unpooled(database), UUID.randomUUID());
  }

  private long listeners() {
    return JdbcClient.create(database)
        .sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and application_name = 'mra-gateway notices'
              and query not like 'set%'
            """)
        .query(Long.class)
        .single();
  }
}
