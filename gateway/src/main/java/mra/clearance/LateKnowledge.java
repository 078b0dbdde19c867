package mra.clearance;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import mra.partner.LifeState;
import mra.recognition.Decision;
import mra.recognition.ListRef;
import mra.recognition.LookUps;
import mra.recognition.Party;
import mra.recognition.Question;
import mra.recognition.Recogniser;
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
 * word had been known, with everything else as it was: the moment, the list's age, the partner's
 * state.
 */
public final class LateKnowledge {
  /** Judged together, so that a partner's versions are scanned once for so many. */
  private static final int AT_ONCE = 2_000;

  /** So many ways of asking are looked up ahead; those beyond are, when their turn comes. */
  private static final int OTHERWISE_MAX = 20_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate cursor;
  private final Recogniser.Setup setup;
  private final Beliefs beliefs;
  private final Function<String, Function<Instant, LifeState>> states;

  /**
   * @param states the state a partner was in at a moment
   */
  public LateKnowledge(
      DataSource database,
      PlatformTransactionManager transactions,
      Recogniser.Setup setup,
      Function<String, Function<Instant, LifeState>> states) {
    var template = new JdbcTemplate(database);
    template.setFetchSize(AT_ONCE);
    this.jdbc = JdbcClient.create(template);
    this.cursor = new TransactionTemplate(transactions);
    this.setup = setup;
    this.beliefs = new Beliefs(database);
    this.states = states;
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

  /**
   * Findings in the order of the answers, at most as many as the limit says. Holds a few thousand
   * answers at once, and a bounded part of what was ever believed of their operators.
   */
  public void report(Period period, Consumer<LateFinding> each) {
    cursor.executeWithoutResult(status -> {
      gather(period);
      try (var rows = jdbc.sql(LateRow.IN_ORDER).query(LateRow::of).stream()) {
        new Report(period, each).read(rows.iterator());
      }
    });
  }

  private void gather(Period period) {
    jdbc.sql(LateRow.TABLE).update();
    jdbc.sql(LateRow.GATHER)
        .param("partner", period.partner)
        .param("since", period.since.atOffset(ZoneOffset.UTC))
        .param("until", period.until.atOffset(ZoneOffset.UTC))
        .param("after", period.after, Types.OTHER)
        .update();
  }

  private final class Report {
    private final Period period;
    private final Consumer<LateFinding> each;
    private final Recollection recollection =
        new Recollection(new LookUps(setup.profiles()), beliefs);
    private final Counterfactual judge = new Counterfactual(setup);
    private final List<LateRow> waiting = new ArrayList<>(AT_ONCE);
    private final Function<Instant, LifeState> stateThen;
    private @Nullable Iterator<Party> askedOtherwise;
    private @Nullable UUID last;
    private int found;

    Report(Period period, Consumer<LateFinding> each) {
      this.period = period;
      this.each = each;
      this.stateThen = states.apply(period.partner);
    }

    void read(Iterator<LateRow> rows) {
      while (rows.hasNext() && found < period.limit) {
        var row = rows.next();
        if (!row.kept().id().equals(last)) {
          waiting.add(row);
        }
        last = row.kept().id();
        if (waiting.size() == AT_ONCE) {
          judge();
        }
      }
      judge();
    }

    private void judge() {
      recollection.read(waiting.stream().map(row -> row.kept().party()).toList(), this::ahead);
      for (var row : waiting) {
        if (found < period.limit) {
          finding(row).ifPresent(this::tell);
        }
      }
      waiting.clear();
    }

    private Iterator<Party> ahead() {
      if (askedOtherwise == null) {
        askedOtherwise =
            jdbc.sql(LateRow.ASKED_OTHERWISE)
                .param("limit", OTHERWISE_MAX)
                .query((row, number) -> DecisionRow.party(row))
                .list()
                .iterator();
      }
      return askedOtherwise;
    }

    private void tell(LateFinding finding) {
      found++;
      each.accept(finding);
    }

    /** Other reasons alone are no finding, nor is another outcome for the reasons of then. */
    private Optional<LateFinding> finding(LateRow row) {
      var kept = row.kept();
      var at = kept.at();
      var list = kept.decision().list();
      // Before a partner's first list nothing is known of anybody but by the list that came then.
      var lists = list == null ? new ListRef(row.list().id(), row.list().asOf()) : list;
      var known = judged(kept, Recollection.inForce(at, lastMoment()), lists);
      if (known.outcome() == kept.decision().outcome()) {
        return Optional.empty();
      }
      var then = judged(kept, Recollection.currentAt(at), list);
      return then.reasons().equals(known.reasons())
          ? Optional.empty()
          : Optional.of(new LateFinding(kept, known, row.list(), row.exchange(), row.learnedAt()));
    }

    private Instant lastMoment() {
      return period.until.minusNanos(1);
    }

    /**
     * @param list the partner's last one of then; null when it had sent none
     */
    private Decision judged(
        KeptDecision kept, Predicate<OperatorVersion> believed, @Nullable ListRef list) {
      var part = recollection.part(kept.party(), believed, list);
      var question = new Question(null, kept.flow(), kept.askedAt(), List.of(kept.party()));
      return judge.answer(question, kept.at(), period.partner, part, stateThen.apply(kept.at()));
    }
  }
}
