package mra.exchange;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import mra.clearance.NearMissCounts;
import mra.journal.Candidate;
import mra.journal.Candidates;
import mra.journal.Circuit;
import mra.journal.Circuits;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.LastGood;
import mra.journal.Latency;
import mra.journal.LifeStep;
import mra.journal.Lives;
import mra.partner.LifeState;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** Where each partner stands: its state, last good list, its age, the next exchange. */
public final class PartnerClocks {
  /** So many lists are looked at. */
  private static final int LATENCY_OF = 100;

  private final Partners partners;
  private final Journal journal;
  private final Lives lives;
  private final Circuits circuits;
  private final NearMissCounts nearMisses;
  private final Candidates candidates;
  private final Clock clock;

  public PartnerClocks(
      Partners partners,
      Journal journal,
      Lives lives,
      Circuits circuits,
      NearMissCounts nearMisses,
      Candidates candidates,
      Clock clock) {
    this.candidates = candidates;
    this.nearMisses = nearMisses;
    this.partners = partners;
    this.journal = journal;
    this.lives = lives;
    this.circuits = circuits;
    this.clock = clock;
  }

  /**
   * @param state OK, LATE (older than expected), STALE (older than the agreement allows), NONE (no
   *     list was ever applied)
   * @param life the state that it was brought to, since when and by whom
   * @param paused why its operators are not recognised, where a person stopped that; otherwise null
   * @param down the ways in which it cannot be reached now
   * @param candidate the version that runs in shadow, and who proposed it; null while none does
   * @param urgentInEffect how long the last urgent lists took until answers rested on them; null
   *     before the first
   * @param listsInEffect the same of the other lists
   * @param nearMisses declarations of its operators that nearly were recognised
   * @param lastOutcome of the last exchange that ended, whatever it was
   */
  public record PartnerClock(
      String partner,
      Map<String, String> names,
      State state,
      LifeStep life,
      @Nullable Pause paused,
      List<Down> down,
      @Nullable Proposed candidate,
      @Nullable String list,
      @Nullable Instant asOf,
      @Nullable Duration age,
      @Nullable Instant next,
      @Nullable String lastOutcome,
      @Nullable String lastFault,
      @Nullable UUID lastExchange,
      @Nullable Latency urgentInEffect,
      @Nullable Latency listsInEffect,
      long nearMisses) {}

  /** That a person proposed another version of the partner, which runs in shadow. */
  public record Proposed(String version, Instant at, String by, String reason) {
    static Proposed of(Candidate candidate) {
      return new Proposed(candidate.version(), candidate.at(), candidate.by(), candidate.reason());
    }
  }

  /** That a person stopped recognition of the partner's operators. */
  public record Pause(String partner, Instant since, String by, String reason) {
    public static Pause of(LifeStep step) {
      return new Pause(step.partner(), step.since(), step.by(), step.reason());
    }
  }

  /**
   * A way in which the partner cannot be reached.
   *
   * @param way in or out
   * @param failures exchanges and pings in a row
   * @param fault code of the last one
   * @param ping not before is it asked whether it is back
   */
  public record Down(String way, Instant since, int failures, String fault, Instant ping) {
    static Down of(Circuit circuit) {
      return new Down(
          circuit.way().name().toLowerCase(Locale.ROOT),
          circuit.openedAt(),
          circuit.failures(),
          circuit.fault().code(),
          circuit.pingAt());
    }
  }

  public enum State {
    OK,
    LATE,
    STALE,
    NONE
  }

  /** Of every partner, drafts included. */
  public List<PartnerClock> all() {
    return partners.all().stream().map(this::of).toList();
  }

  /** Partners whose profile says where their list is fetched, whatever their state. */
  public List<String> connected() {
    return connectedOnes().map(PartnerProfile::id).toList();
  }

  /** Partners whose list is fetched. */
  public List<String> partners() {
    return connectedOnes()
        .map(PartnerProfile::id)
        .filter(partner -> lives.state(partner).exchanges())
        .toList();
  }

  /** Partners whom we tell of our own programme. */
  public List<String> told() {
    return partners.all().stream()
        .filter(partner -> partner.push() != null && partner.push().isConnected())
        .filter(partner -> lives.state(partner.id()).told())
        .map(PartnerProfile::id)
        .toList();
  }

  /** NaN before the first list, and while nothing is exchanged. */
  public double ageSeconds(String partner) {
    if (!lives.state(partner).exchanges()) {
      return Double.NaN;
    }
    return journal
        .lastGood(partner)
        .map(list -> Duration.between(list.asOf(), clock.instant()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }

  private Stream<PartnerProfile> connectedOnes() {
    return partners.all().stream().filter(PartnerClocks::isConnected);
  }

  /** A profile may say how to fetch before anybody says where. */
  private static boolean isConnected(PartnerProfile partner) {
    var pull = partner.pull();
    return pull != null && pull.from() != null;
  }

  private PartnerClock of(PartnerProfile partner) {
    var good = journal.lastGood(partner.id());
    var last = journal.page(partner.id(), null, 1).stream().findFirst();
    var ending = last.map(ExchangeRecord::ending);
    var life = lives.last(partner.id());
    return new PartnerClock(
        partner.id(),
        partner.names(),
        state(partner, good),
        life,
        life.state() == LifeState.PAUSED ? Pause.of(life) : null,
        circuits.of(partner.id()).stream().map(Down::of).toList(),
        candidates.open(partner.id()).map(Proposed::of).orElse(null),
        good.map(LastGood::document).orElse(null),
        good.map(LastGood::asOf).orElse(null),
        good.map(list -> Duration.between(list.asOf(), clock.instant())).orElse(null),
        life.state().exchanges() && isConnected(partner) ? next(partner) : null,
        ending.map(end -> end.outcome().name()).orElse(null),
        ending.map(end -> end.fault()).map(fault -> fault.code()).orElse(null),
        last.map(ExchangeRecord::id).orElse(null),
        journal.latency(partner.id(), true, LATENCY_OF).orElse(null),
        journal.latency(partner.id(), false, LATENCY_OF).orElse(null),
        nearMisses.of(partner.id()));
  }

  private State state(PartnerProfile partner, Optional<LastGood> good) {
    if (good.isEmpty()) {
      return State.NONE;
    }
    var now = clock.instant();
    var age = Duration.between(good.get().asOf(), now);
    if (age.compareTo(partner.freshness().staleAfter()) > 0) {
      return State.STALE;
    }
    return isLate(partner, good.get(), now) ? State.LATE : State.OK;
  }

  /** Only the partner's working days count. */
  static boolean isLate(PartnerProfile partner, LastGood good, Instant now) {
    var freshness = partner.freshness();
    return freshness
            .works()
            .between(good.asOf(), now, partner.timeZone())
            .compareTo(freshness.expectedEvery())
        > 0;
  }

  private @Nullable Instant next(PartnerProfile partner) {
    var pull = partner.pull();
    if (pull == null) {
      return null;
    }
    try {
      var cron = new CronExpression(pull.at());
      cron.setTimeZone(TimeZone.getTimeZone(partner.timeZone()));
      var next = cron.getNextValidTimeAfter(Date.from(clock.instant()));
      return next == null ? null : next.toInstant();
    } catch (ParseException wasCheckedAtLoad) {
      throw new IllegalStateException(wasCheckedAtLoad);
    }
  }
}
