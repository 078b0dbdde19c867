package mra.clearance;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import mra.recognition.Answer;
import mra.recognition.Decision;
import mra.recognition.LookUps;
import mra.recognition.Question;
import mra.recognition.Recogniser;
import mra.recognition.RecognitionIndex;
import mra.registry.Beliefs;
import mra.registry.OperatorVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which kept answers rested on a belief that a later list proved wrong, in both directions. The
 * database finds answers that a later word reaches back over; the rules then judge each as if that
 * word had been known, with everything else as it was: the moment, the list's age, the pauses.
 */
public final class LateKnowledge {
  /** Judged together, so that a partner's versions are scanned once for so many. */
  private static final int AT_ONCE = 2_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate cursor;
  private final Recogniser.Setup setup;
  private final LookUps lookUps;
  private final Beliefs beliefs;
  private final Function<String, Predicate<Instant>> paused;

  /**
   * @param paused whether a partner was paused at a moment
   */
  public LateKnowledge(
      DataSource database,
      PlatformTransactionManager transactions,
      Recogniser.Setup setup,
      Function<String, Predicate<Instant>> paused) {
    var template = new JdbcTemplate(database);
    template.setFetchSize(AT_ONCE);
    this.jdbc = JdbcClient.create(template);
    this.cursor = new TransactionTemplate(transactions);
    this.setup = setup;
    this.lookUps = new LookUps(setup.profiles());
    this.beliefs = new Beliefs(database);
    this.paused = paused;
  }

  /**
   * What is asked for.
   *
   * @param since answers proved wrong by what we learned from then on
   * @param until and before then; what was known by then is what counts as known
   * @param after only answers with a later id; null for all
   */
  public record Period(
      String partner, Instant since, Instant until, int limit, @Nullable UUID after) {}

  /** Findings in the order of the answers, at most as many as the limit says; holds few of them. */
  public void report(Period period, Consumer<LateFinding> each) {
    var query =
        jdbc.sql(LateRow.CANDIDATES)
            .param("partner", period.partner)
            .param("since", period.since.atOffset(ZoneOffset.UTC))
            .param("until", period.until.atOffset(ZoneOffset.UTC))
            .param("after", period.after, Types.OTHER);
    cursor.executeWithoutResult(status -> {
      try (var rows = query.query(LateRow::of).stream()) {
        new Report(period, each).read(rows.iterator());
      }
    });
  }

  private final class Report {
    private final Period period;
    private final Consumer<LateFinding> each;
    private final List<LateRow> waiting = new ArrayList<>(AT_ONCE);
    private final Predicate<Instant> wasPaused;
    private int found;

    Report(Period period, Consumer<LateFinding> each) {
      this.period = period;
      this.each = each;
      this.wasPaused = paused.apply(period.partner);
    }

    void read(Iterator<LateRow> rows) {
      while (rows.hasNext() && found < period.limit) {
        waiting.add(rows.next());
        if (waiting.size() == AT_ONCE) {
          judge();
        }
      }
      judge();
    }

    private void judge() {
      var parties = waiting.stream().map(row -> row.kept().party()).toList();
      var recollection = Recollection.of(lookUps, beliefs, parties);
      for (var row : waiting) {
        if (found < period.limit) {
          finding(row, recollection).ifPresent(this::tell);
        }
      }
      waiting.clear();
    }

    private void tell(LateFinding finding) {
      found++;
      each.accept(finding);
    }

    /** Other reasons alone are no finding, nor is another outcome for the reasons of then. */
    private Optional<LateFinding> finding(LateRow row, Recollection recollection) {
      var kept = row.kept();
      var at = kept.at();
      var known = judged(kept, recollection, Recollection.inForce(at, lastMoment()));
      if (known.outcome() == kept.decision().outcome()) {
        return Optional.empty();
      }
      var then = judged(kept, recollection, Recollection.currentAt(at));
      return then.reasons().equals(known.reasons())
          ? Optional.empty()
          : Optional.of(new LateFinding(kept, known, row.list(), row.exchange(), row.learnedAt()));
    }

    private Instant lastMoment() {
      return period.until.minusNanos(1);
    }

    private Decision judged(
        KeptDecision kept, Recollection recollection, Predicate<OperatorVersion> believed) {
      var party = kept.party();
      var index = RecognitionIndex.empty();
      if (wasPaused.test(kept.at())) {
        index = index.pausing(Set.of(period.partner));
      }
      var part =
          recollection.part(lookUps.of(party).orElseThrow(), believed, kept.decision().list());
      if (part != null) {
        index = index.with(period.partner, part);
      }
      var question = new Question(null, kept.flow(), kept.askedAt(), List.of(party));
      return answer(index, kept.at(), question).decisions().getFirst();
    }
  }

  private Answer answer(RecognitionIndex index, Instant at, Question question) {
    return Recogniser.counterfactual(index, PastAnswers.then(setup, at)).answer(question);
  }
}
