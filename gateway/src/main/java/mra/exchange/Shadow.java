package mra.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import mra.canonical.ListHeader;
import mra.cluster.Turns;
import mra.exchange.Versions.Version;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Bodies;
import mra.journal.Candidate;
import mra.journal.Candidates;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.LastGood;
import mra.journal.SeenFiles;
import mra.journal.VersionComparison;
import mra.journal.VersionComparison.Side;
import mra.partner.Partners;
import mra.registry.Gate;
import mra.registry.Lately;
import mra.registry.RecordDifference.Kind;
import mra.registry.Registry;
import mra.registry.Staged;
import mra.registry.TwoReadings;
import mra.registry.Verdict;
import mra.trust.Received;
import mra.trust.Trust;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets candidates read what partners sent, beside the version in force: from the bytes that are
 * kept, after the exchange has ended, one list at a time. What goes wrong there is a candidate's
 * finding and nobody's delay.
 */
public final class Shadow {
  private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);

  /** More than a person reads; the counts tell the rest. */
  public static final int RECORDS_KEPT = 1_000;

  private final Parts parts;
  private final Setbacks setbacks = new Setbacks();

  /** What lists are read with. */
  public record Parts(
      Versions versions,
      Partners partners,
      Candidates candidates,
      Trust trust,
      Registry registry,
      Journal journal,
      SeenFiles seen,
      Bodies bodies,
      Turns turns,
      TransactionTemplate transaction,
      Supplier<UUID> ids,
      Clock clock) {}

  public Shadow(Parts parts) {
    this.parts = parts;
  }

  /** Whatever goes wrong with one candidate must not keep it from the others. */
  void look() {
    var open = parts.candidates.open();
    setbacks.keep(open);
    open.stream().filter(candidate -> !setbacks.isPausing(candidate)).forEach(this::look);
  }

  private void look(Candidate candidate) {
    try (var turn = parts.turns.tryTake("shadow " + candidate.partner()).orElse(null)) {
      if (turn != null) {
        goOn(candidate);
      }
    } catch (RuntimeException | Error failure) {
      expectGoingOn(failure);
      setbacks.failed(candidate, failure);
    }
  }

  /** A table's expression may be too deep; a machine out of memory is nobody's finding. */
  private static void expectGoingOn(Throwable failure) {
    if (failure instanceof VirtualMachineError machine
        && !(machine instanceof StackOverflowError)) {
      throw machine;
    }
  }

  private void goOn(Candidate candidate) {
    var lastGood = parts.journal.lastGood(candidate.partner()).map(LastGood::exchange).orElse(null);
    var inForce = parts.partners.byId(candidate.partner()).version();
    var list = parts.candidates.next(candidate, inForce, lastGood);
    while (list.isPresent()) {
      compare(candidate, inForce, list.get());
      setbacks.compared(candidate);
      list = parts.candidates.next(candidate, inForce, lastGood);
    }
  }

  private void compare(Candidate candidate, String inForce, ExchangeRecord list) {
    var began = System.nanoTime();
    var partner = candidate.partner();
    try (var live = read(partner, inForce, list);
        var other = read(partner, candidate.version(), list)) {
      var readings =
          live.staged != null && other.staged != null
              ? parts.registry.beside(live.staged, other.staged, RECORDS_KEPT)
              : new TwoReadings(0, Map.of(), List.of());
      var comparison =
          new VersionComparison(
              parts.ids.get(),
              list.id(),
              document(list, live, other),
              asOf(live, other),
              inForce,
              parts.clock.instant(),
              Duration.ofNanos(System.nanoTime() - began).toMillis(),
              live.side(),
              other.side(),
              headers(live, other),
              readings.same(),
              count(readings, Kind.DIFFERENT),
              count(readings, Kind.ONLY_LIVE),
              count(readings, Kind.ONLY_CANDIDATE),
              count(readings, Kind.SET_ASIDE_BY_LIVE),
              count(readings, Kind.SET_ASIDE_BY_CANDIDATE));
      parts.transaction.executeWithoutResult(
          status -> parts.candidates.keep(candidate, comparison, readings.first()));
    }
  }

  private Reading read(String partner, String version, ExchangeRecord list) {
    try {
      var by = parts.versions.load(partner, version);
      var staged = stage(by, list);
      try {
        return judged(by, staged);
      } catch (RuntimeException | Error failed) {
        staged.close();
        throw failed;
      }
    } catch (Refused refused) {
      return new Reading(null, new Side(sentence(refused.fault(), refused), null, null, null));
    } catch (RuntimeException | Error bug) {
      expectGoingOn(bug);
      LOG.error("{} in version {} fails on exchange {}", partner, version, list.id(), bug);
      return new Reading(null, new Side(Fault.INTERNAL.code(), null, null, null));
    }
  }

  private Staged stage(Version by, ExchangeRecord list) {
    var profile = by.profile();
    var body = Objects.requireNonNull(list.body());
    var received =
        new Received(
            profile,
            Objects.requireNonNull(list.receivedAt()),
            list.over(),
            parts.bodies.file(body));
    var pull = profile.pull();
    if (pull == null) {
      throw new Refused(Fault.PROFILE_INVALID, profile.id(), "it says nothing of lists from there");
    }
    var table =
        parts
            .seen
            .of(list.id())
            .map(file -> pull.document(file.path().substring(file.path().lastIndexOf('/') + 1)))
            .orElseGet(pull::document);
    try (var opened = parts.trust.open(received)) {
      return parts.registry.stageWhole(
          parts.ids.get(),
          profile,
          () -> by.mappings().toOperators(by.mappings().formats().read(opened, table)));
    }
  }

  private Reading judged(Version by, Staged staged) {
    return Objects.requireNonNull(
        parts.transaction.execute(status -> {
          status.setRollbackOnly(); // nothing of it is to stay
          var difference = parts.registry.wouldChange(staged);
          var verdict = Gate.judge(difference, by.profile().gate(), Lately.NOTHING);
          return new Reading(
              staged,
              new Side(words(verdict), staged.records(), staged.setAside(), difference.changes()));
        }));
  }

  /**
   * @param staged null where the list could not be read
   */
  private record Reading(@Nullable Staged staged, Side side) implements AutoCloseable {
    @Nullable ListHeader header() {
      return staged == null ? null : staged.header();
    }

    @Override
    public void close() {
      if (staged != null) {
        staged.close();
      }
    }
  }

  private static long count(TwoReadings readings, Kind kind) {
    return readings.counts().getOrDefault(kind, 0L);
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Apply apply -> "APPLY";
      case Verdict.Hold hold -> "HOLD %s %s".formatted(hold.fault().code(), hold.detail()).strip();
      case Verdict.Refuse refuse ->
          "REFUSE %s %s".formatted(refuse.fault().code(), refuse.detail()).strip();
    };
  }

  private static String sentence(Fault fault, Refused why) {
    return "%s %s %s".formatted(fault.code(), why.where(), why.detail()).strip();
  }

  private static @Nullable String document(ExchangeRecord list, Reading live, Reading other) {
    var known = list.header() != null ? list.header() : either(live, other);
    return known == null ? null : known.document();
  }

  private static @Nullable Instant asOf(Reading live, Reading other) {
    var header = either(live, other);
    return header == null ? null : header.asOf();
  }

  private static @Nullable ListHeader either(Reading live, Reading other) {
    return live.header() != null ? live.header() : other.header();
  }

  private static String headers(Reading live, Reading other) {
    var a = live.header();
    var b = other.header();
    if (a == null || b == null) {
      return "";
    }
    var differ = new ArrayList<String>();
    differ(differ, "id", a.document(), b.document());
    differ(differ, "type", a.type(), b.type());
    differ(differ, "sequence", a.sequence(), b.sequence());
    differ(differ, "asOf", a.asOf(), b.asOf());
    differ(differ, "count", a.count(), b.count());
    return String.join("; ", differ);
  }

  private static void differ(List<String> differ, String what, Object live, Object candidate) {
    if (!live.equals(candidate)) {
      differ.add("%s: %s > %s".formatted(what, live, candidate));
    }
  }
}
