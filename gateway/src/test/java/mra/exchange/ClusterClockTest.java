package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import mra.exchange.Schedules.Task;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quartz.ScheduleBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One clock, however many nodes look at it. */
@Timeout(60)
class ClusterClockTest {
  private static final String NOON = "0 0 12 * * ?";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final DataSource database = Databases.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final List<Long> done = new CopyOnWriteArrayList<>();

  @Test
  void whatIsDueIsDoneOnceThoughTwoNodesRun() throws Exception {
    var everySecond = Map.of("tick", task(daily("* * * * * ?")));
    try (var one = clock(everySecond);
        var other = clock(everySecond)) {
      one.start();
      other.start();
      await().atMost(SOON).until(() -> done.size() >= 8);
    }
    assertThat(done).as("times").hasSizeLessThanOrEqualTo(seconds() + 2);
  }

  @Test
  void whatWasMissedWhileNoNodeRanIsDoneOnce() throws Exception {
    var daily = Map.of("tick", task(daily("0 * * * * ?")));
    try (var before = clock(daily)) {
      before.start();
    }
    jdbc.sql("update qrtz_triggers set next_fire_time = next_fire_time - 3600000, start_time = 0")
        .update();
    done.clear();

    try (var after = clock(daily)) {
      after.start();
      await().atMost(SOON).until(() -> !done.isEmpty());
      await().atMost(SOON).until(() -> next() > System.currentTimeMillis());
      assertThat(done).as("times of the 60 that were missed").hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void anotherTimeReplacesTheOneBeforeAndWhatIsGoneIsScheduledNoMore() throws Exception {
    try (var before = clock(Map.of("kept", task(daily(NOON)), "gone", task(daily(NOON))))) {
      before.start();
    }
    assertThat(scheduled()).containsExactly("gone " + NOON, "kept " + NOON);

    try (var after = clock(Map.of("kept", task(daily("0 0 13 * * ?"))))) {
      after.start();
      assertThat(scheduled()).containsExactly("kept 0 0 13 * * ?");
    }
  }

  @Test
  void whatIsChangedMeanwhileLeavesTheOthersTasksAlone() throws Exception {
    var known = new ConcurrentHashMap<>(Map.of("ours", task(daily(NOON))));
    try (var fewer = clock(known);
        var more = clock(Map.of("ours", task(daily(NOON)), "theirs", task(daily(NOON))))) {
      fewer.start();
      more.start();
      known.remove("ours");
      known.put("new", task(daily(NOON)));
      fewer.agree(Set.of("ours", "new"));
      assertThat(scheduled()).containsExactly("new " + NOON, "theirs " + NOON);
    }
  }

  @Test
  void theSameTimesAgainAreLeftAsTheyAre() throws Exception {
    var seldom = simpleSchedule().withIntervalInHours(1).repeatForever();
    var tasks = Map.of("daily", task(daily(NOON)), "seldom", task(seldom));
    try (var one = clock(tasks);
        var other = clock(tasks)) {
      one.start();
      var first = started();
      other.start();
      assertThat(started()).isEqualTo(first);
    }
  }

  @Test
  void aTaskThatFailsComesAgainAtItsNextTime() throws Exception {
    Task failing =
        new Task(
            daily("* * * * * ?"),
            () -> {
              done.add(0L);
              throw new IllegalStateException("once");
            });
    try (var clock = clock(Map.of("tick", failing))) {
      clock.start();
      await().atMost(SOON).until(() -> done.size() >= 2);
    }
  }

  private ClusterClock clock(Map<String, Task> tasks) {
    return new ClusterClock(database, UUID.randomUUID(), tasks);
  }

  private Task task(ScheduleBuilder<?> when) {
    return new Task(when, () -> done.add(System.currentTimeMillis() / 1_000));
  }

  private static ScheduleBuilder<?> daily(String cron) {
    return cronSchedule(cron).withMisfireHandlingInstructionFireAndProceed();
  }

  private int seconds() {
    return (int) (done.getLast() - done.getFirst());
  }

  private List<String> scheduled() {
    return jdbc.sql(
            "select trigger_name || ' ' || cron_expression from qrtz_cron_triggers order by 1")
        .query(String.class)
        .list();
  }

  private List<Long> started() {
    return jdbc.sql("select start_time from qrtz_triggers order by trigger_name")
        .query(Long.class)
        .list();
  }

  private long next() {
    return jdbc.sql("select next_fire_time from qrtz_triggers").query(Long.class).single();
  }
}
