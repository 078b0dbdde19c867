package mra.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import mra.exchange.Schedules.Task;
import org.jspecify.annotations.Nullable;
import org.quartz.CronTrigger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quartz over its tables in the database, where nodes agree which of them does what is due. The
 * tables hold names and times; what a name means each node knows by itself.
 */
final class ClusterClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterClock.class);
  private static final String NAME = "mra"; // as V13 knows it
  private static final int THREADS = 4;

  /**
   * Later than this is missed; what a schedule missed it does once, not as often as it missed it.
   */
  private static final int MISSED_MILLIS = 1_000;

  private static final int IDLE_MILLIS = 5_000;

  /** A node that dies is known to the others 7.5 seconds after it was to tell again. */
  private static final int ALIVE_MILLIS = 2_000;

  private final DataSource database;
  private final UUID node;
  private final Map<String, Task> tasks;
  private volatile @Nullable Scheduler scheduler;

  ClusterClock(DataSource database, UUID node, Map<String, Task> tasks) {
    this.database = database;
    this.node = node;
    this.tasks = tasks;
  }

  void start() throws SchedulerException {
    DBConnectionManager.getInstance().addConnectionProvider(node.toString(), new Pool(database));
    var made = new StdSchedulerFactory(properties()).getScheduler();
    // Quartz would hand it to whoever asks for the name in this process, another gateway included.
    SchedulerRepository.getInstance().remove(NAME);
    scheduler = made;
    made.setJobFactory((due, any) -> new Due(task(due.getJobDetail().getKey().getName())));
    agree(made);
    made.start();
  }

  /**
   * Once these tasks were added, changed or removed. What else other nodes schedule is theirs.
   * Nothing before the start, which looks at all of them itself.
   */
  void agree(Set<String> changed) throws SchedulerException {
    var made = scheduler;
    if (made != null) {
      agree(changed, made);
    }
  }

  @Override
  public void close() throws SchedulerException {
    var made = scheduler;
    if (made != null) {
      made.shutdown(true);
    }
  }

  /** What this node's files do not schedule any more goes. */
  private synchronized void agree(Scheduler made) throws SchedulerException {
    agree(tasks.keySet(), made);
    var kept = new HashSet<>(made.getJobKeys(GroupMatcher.<JobKey>anyGroup()));
    kept.removeIf(key -> tasks.containsKey(key.getName()));
    for (var gone : kept) {
      end(gone, made);
    }
  }

  /** What is scheduled otherwise is replaced. */
  private synchronized void agree(Set<String> names, Scheduler made) throws SchedulerException {
    for (var name : names) {
      var task = tasks.get(name);
      if (task == null) {
        end(new JobKey(name, NAME), made);
      } else {
        schedule(trigger(name, task), made);
      }
    }
  }

  private static void schedule(Trigger wanted, Scheduler made) throws SchedulerException {
    if (!isKept(wanted, made)) {
      var job = JobBuilder.newJob(Due.class).withIdentity(wanted.getKey().getName(), NAME).build();
      made.scheduleJob(job, Set.of(wanted), true);
    }
  }

  private static void end(JobKey gone, Scheduler made) throws SchedulerException {
    if (made.deleteJob(gone)) {
      LOG.info("{} is scheduled no more", gone.getName());
    }
  }

  private static Trigger trigger(String name, Task task) {
    return TriggerBuilder.newTrigger()
        .withIdentity(name, NAME)
        .withSchedule(task.when())
        .startNow()
        .build();
  }

  private static boolean isKept(Trigger wanted, Scheduler made) throws SchedulerException {
    var key = new TriggerKey(wanted.getKey().getName(), NAME);
    return made.getTriggerState(key) != TriggerState.ERROR
        && switch (made.getTrigger(key)) {
          case CronTrigger kept when wanted instanceof CronTrigger cron ->
              kept.getCronExpression().equals(cron.getCronExpression())
                  && kept.getTimeZone().equals(cron.getTimeZone());
          case SimpleTrigger kept when wanted instanceof SimpleTrigger simple ->
              kept.getRepeatInterval() == simple.getRepeatInterval();
          case null, default -> false;
        };
  }

  /** Nodes of different profiles run together only while profiles are being replaced. */
  private Runnable task(String name) {
    var task = tasks.get(name);
    return task == null ? () -> LOG.warn("{} is not in this node's profiles", name) : task.what();
  }

  private Properties properties() {
    var properties = new Properties();
    properties.put(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, NAME);
    properties.put(StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, node.toString());
    properties.put(StdSchedulerFactory.PROP_SCHED_IDLE_WAIT_TIME, "" + IDLE_MILLIS);
    properties.put("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.put("org.quartz.threadPool.threadCount", "" + THREADS);
    properties.put(StdSchedulerFactory.PROP_JOB_STORE_CLASS, JobStoreTX.class.getName());
    Map.of(
            "driverDelegateClass",
            PostgreSQLDelegate.class.getName(),
            "dataSource",
            node.toString(),
            "tablePrefix",
            "qrtz_",
            "useProperties",
            "true", // nothing is ever deserialised
            "isClustered",
            "true",
            "clusterCheckinInterval",
            "" + ALIVE_MILLIS,
            "misfireThreshold",
            "" + MISSED_MILLIS)
        .forEach((key, value) -> properties.put("org.quartz.jobStore." + key, value));
    return properties;
  }

  /** Known to the tables by its name, and made by the factory above only. */
  @DisallowConcurrentExecution
  static final class Due implements Job {
    private final Runnable what;

    Due(Runnable what) {
      this.what = Objects.requireNonNull(what);
    }

    @Override
    public void execute(JobExecutionContext context) {
      try {
        what.run();
      } catch (RuntimeException failure) {
        LOG.warn("{} comes again at its next time", context.getJobDetail().getKey(), failure);
      }
    }
  }

  /** Quartz begins and ends the transactions on its connections. */
  private record Pool(DataSource database) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return database.getConnection();
    }

    @Override
    public void initialize() {}

    @Override
    public void shutdown() {}
  }
}
