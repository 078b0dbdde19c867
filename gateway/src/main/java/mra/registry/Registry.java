package mra.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.canonical.JobStream;
import mra.canonical.OperatorStream;
import mra.partner.PartnerProfile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes lists in. {@link #stage} runs outside of any transaction; {@link #lock}, {@link #compare}
 * and {@link #apply} take part in the caller's, in this order.
 */
public final class Registry {
  private static final String KNOW =
      "insert into partner (id) values (:partner) on conflict do nothing";

  private final JdbcClient jdbc;
  private final Stager stager;
  private final Jobs jobs;
  private final Comparison comparison;
  private final Application application;
  private final HeldChanges held;

  public Registry(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.stager = new Stager(database);
    var oddities = new Oddities(jdbc);
    this.comparison = new Comparison(jdbc, oddities);
    this.jobs = new Jobs(jdbc);
    this.held = new HeldChanges(jdbc);
    this.application = new Application(jdbc, jobs, oddities);
  }

  /**
   * Reads the whole list into a table of its own. The caller closes it after the transaction that
   * applied it: closing drops the table, which waits for everybody who looks at it. Until then it
   * holds one connection of the pool.
   *
   * @param source gives the list from its beginning each time it is asked
   * @throws mra.fault.Refused when the list as a whole is wrong
   */
  public Staged stage(UUID exchange, PartnerProfile from, Supplier<OperatorStream> source) {
    return stager.stage(exchange, from, source);
  }

  /**
   * Reads the whole list into a table of its own that never comes into force; closing drops it.
   *
   * @param reading an id that no exchange has
   * @throws mra.fault.Refused when the list as a whole is wrong
   */
  public Staged stageWhole(UUID reading, PartnerProfile from, Supplier<OperatorStream> source) {
    return stager.stageWhole(reading, from, source);
  }

  /**
   * Lays two readings of one list beside each other.
   *
   * @param limit so many differing records are told
   */
  public TwoReadings beside(Staged live, Staged candidate, int limit) {
    return TwoReadings.of((StagedList) live, (StagedList) candidate, limit, jdbc);
  }

  /**
   * What the list would change now if it came into force, whatever its turn. No list waits for it,
   * and it binds nobody; the caller rolls its transaction back.
   */
  public Difference wouldChange(Staged list) {
    var partner = list.from().id();
    var state =
        jdbc.sql(PartnerState.ONE).param("partner", partner).query(PartnerState::of).optional();
    var known = state.orElseGet(() -> PartnerState.unknown(partner));
    return comparison.compare((StagedList) list, known.outOfTurn());
  }

  /** What re-validation jobs do to the operators that they are about, as a list of those. */
  public OperatorStream effectsOf(JobStream jobs, PartnerProfile from) {
    return new JobEffects(jobs, from.id(), this.jobs);
  }

  /** Makes every other list of the partner wait until the transaction ends. */
  public PartnerState lock(String partner) {
    jdbc.sql(KNOW).param("partner", partner).update();
    return jdbc.sql(PartnerState.LOCK).param("partner", partner).query(PartnerState::of).single();
  }

  /** What the list would change now. */
  public Difference compare(Staged list, PartnerState locked) {
    return comparison.compare((StagedList) list, locked);
  }

  /**
   * Keeps what {@link #compare} found in the same transaction, for people to look at.
   *
   * @param others exchanges whose lists are held beside it: all together leave room for so much
   */
  public void keepForPeople(Staged list, List<UUID> others) {
    held.keep((StagedList) list, others);
  }

  /** Nobody has to look at it any more, for nobody decided on it. */
  public void forgetHeld(UUID exchange) {
    held.forget(exchange);
  }

  /**
   * What a held list would change, in code order.
   *
   * @param after the last code of the page before, empty for the first
   */
  public List<HeldChange> heldChanges(UUID exchange, String after, int limit) {
    return held.of(exchange, after, limit);
  }

  /**
   * Puts the list in force, as {@link #compare} found it in the same transaction.
   *
   * @param now becomes the moment on the known axis
   * @param announced whether clearance is to hear of it, under a number of its own
   */
  public Applied apply(
      Staged list, PartnerState locked, Difference difference, Instant now, boolean announced) {
    var staged = (StagedList) list;
    var applied = application.apply(staged, locked, difference, now, announced);
    stager.learn(staged, locked, difference.touches());
    return applied;
  }

  /**
   * The next number of a change. The row lock it is drawn under is held until the caller's
   * transaction ends.
   */
  public long nextNumber() {
    return application.next();
  }

  /** Memory that knowing the last lists takes, those being read included. */
  public long rememberedBytes() {
    return stager.rememberedBytes();
  }

  /** Leaves numbers of changes out, for when those that clearance has heard may be forgotten. */
  public void skipNumbers(long count) {
    jdbc.sql("update registry_sequence set value = value + :count").param("count", count).update();
  }

  /** Drops what a crash left of lists on their way in, and nothing that a living node reads. */
  public void sweep() {
    StagingTable.sweep(jdbc);
  }
}
