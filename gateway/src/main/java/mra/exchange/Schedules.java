package mra.exchange;

import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import mra.journal.Circuits;
import mra.journal.Purges;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.quartz.ScheduleBuilder;
import org.quartz.SchedulerException;

/**
 * What starts by the clock, once whichever nodes run: each partner's exchanges when its profile
 * says, in the partner's time zone, and what is looked for from time to time. While one is known to
 * be down, only pings go there by themselves.
 */
public final class Schedules implements AutoCloseable {
  private static final Duration FOLLOW_UP = Duration.ofMinutes(1);
  private static final Duration WATCH = Duration.ofSeconds(30);
  private static final Duration PINGS = Duration.ofSeconds(2);

  /** After the clocks' changes and the nightly lists. */
  private static final String PURGE = "0 45 4 * * ?";

  private static final String PURGED_BY = "the gateway";

  private final Exchanges exchanges;
  private final Circuits circuits;
  private final Permits permits;
  private final Map<String, Task> tasks = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> ofPartner = new ConcurrentHashMap<>();

  /** What nodes have not been told of, since the database was away. */
  private final Set<String> unagreed = ConcurrentHashMap.newKeySet();

  private final Partners partners;
  private final Purges purges;
  private final ClusterClock clock;

  /** What is to be done, and when. */
  record Task(ScheduleBuilder<?> when, Runnable what) {}

  public Schedules(
      Partners partners,
      Exchanges exchanges,
      Watch watch,
      WaitingDeltas deltas,
      Releases releases,
      Circuits circuits,
      Permits permits,
      Purges purges,
      DataSource database,
      UUID node,
      Clock time) {
    this.partners = partners;
    this.purges = purges;
    this.exchanges = exchanges;
    this.circuits = circuits;
    this.permits = permits;
    every(WATCH, "watch", watch::look);
    every(FOLLOW_UP, "waiting-deltas", deltas::look);
    every(FOLLOW_UP, "lapsed-proposals", releases::lapse);
    every(PINGS, "pings", new Pings(circuits, partners, permits, exchanges::goOn, time)::look);
    partners.all().forEach(this::schedule);
    this.clock = new ClusterClock(database, node, tasks);
  }

  /** From now on. What was missed while no node ran is done once. */
  public void start() throws SchedulerException {
    clock.start();
  }

  /**
   * The partner's exchanges begin from now on when the version in force says; on whichever node,
   * once each of them was told.
   */
  void inForce(PartnerProfile partner) throws SchedulerException {
    var before = ofPartner.getOrDefault(partner.id(), Set.of());
    schedule(partner);
    var now = ofPartner.getOrDefault(partner.id(), Set.of());
    before.stream().filter(name -> !now.contains(name)).forEach(tasks::remove);
    unagreed.addAll(before);
    unagreed.addAll(now);
    var changed = Set.copyOf(unagreed);
    clock.agree(changed);
    unagreed.removeAll(changed);
  }

  @Override
  public void close() throws SchedulerException {
    clock.close();
  }

  private void schedule(PartnerProfile partner) {
    var id = partner.id();
    ofPartner.put(id, ConcurrentHashMap.newKeySet());
    if (!partner.own()) {
      purge(partner);
    }
    var pull = partner.pull();
    if (pull != null && pull.from() != null) {
      at(pull.at(), partner, "pull-" + id, up(id, Way.IN, exchanges::startUnlessOneWaits));
      if (pull.lookEvery() != null) {
        every(pull.lookEvery(), id, "look-" + id, up(id, Way.IN, exchanges::look));
      }
    }
    var push = partner.push();
    if (push != null && push.isConnected()) {
      every(FOLLOW_UP, id, "follow-up-" + id, () -> followUp(id));
      for (int i = 0; i < push.at().size(); i++) {
        at(
            push.at().get(i),
            partner,
            "push-%s-%d".formatted(id, i),
            up(id, Way.OUT, exchanges::startOutUnlessOneWaits));
      }
    }
  }

  /** Each night, what the partner's retention lets go. */
  private void purge(PartnerProfile partner) {
    var id = partner.id();
    at(
        PURGE,
        partner,
        "purge-" + id,
        () -> purges.purge(partners.byId(id), "its time is over", PURGED_BY));
  }

  /** What the partner's state does not permit does not begin, and nobody is told so each time. */
  private Runnable up(String partner, Way way, Consumer<String> what) {
    return () -> {
      if (permits.goes(partner, way) && !circuits.isOpen(partner, way)) {
        what.accept(partner);
      }
    };
  }

  /** Who is not told yet is answered all the same. */
  private void followUp(String partner) {
    if (permits.exchanges(partner) && !circuits.isOpen(partner, Way.OUT)) {
      exchanges.followUp(partner);
    }
  }

  private void at(String cron, PartnerProfile partner, String name, Runnable what) {
    var when =
        cronSchedule(cron)
            .inTimeZone(TimeZone.getTimeZone(partner.timeZone()))
            .withMisfireHandlingInstructionFireAndProceed();
    tasks.put(name, new Task(when, what));
    note(partner.id(), name);
  }

  private void note(String partner, String name) {
    ofPartner.computeIfAbsent(partner, any -> ConcurrentHashMap.newKeySet()).add(name);
  }

  private void every(Duration interval, String partner, String name, Runnable what) {
    every(interval, name, what);
    note(partner, name);
  }

  /** One that is missed is not done later: the next one is near. */
  private void every(Duration interval, String name, Runnable what) {
    var when =
        simpleSchedule()
            .withIntervalInMilliseconds(interval.toMillis())
            .repeatForever()
            .withMisfireHandlingInstructionNextWithExistingCount();
    tasks.put(name, new Task(when, what));
  }
}
