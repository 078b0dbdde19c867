package mra.rehearsal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import mra.canonical.JobOutcome;
import mra.canonical.Operator;
import mra.canonical.RevalidationJob;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** Re-validation jobs (认证作业) of the credit system's invented enterprises. */
public final class CreditJobs {
  /** Files with them begin so. */
  static final String PREFIX = "JOBS-";

  private static final int MONTHS_TO_FINISH = 3;

  /**
   * The first deadline of those open at start lies this far back, each next one two weeks later.
   */
  private static final int DAYS_OVERDUE = 21;

  private static final int DAYS_BETWEEN = 14;

  private final Supplier<Iterator<Operator>> enterprises;
  private final Decided decided;
  private final CreditPublisher publisher;
  private final DropOutlet outlet;
  private final Positions positions;
  private final Clock clock;
  private final Map<String, RevalidationJob> jobs = new LinkedHashMap<>();

  CreditJobs(
      Supplier<Iterator<Operator>> enterprises,
      Decided decided,
      CreditPublisher publisher,
      DropOutlet outlet,
      Positions positions,
      Clock clock) {
    this.enterprises = enterprises;
    this.decided = decided;
    this.publisher = publisher;
    this.outlet = outlet;
    this.positions = positions;
    this.clock = clock;
  }

  /** Opens so many, some of them overdue. */
  void open(int count) throws IOException {
    var today = LocalDate.ofInstant(clock.instant(), CreditListWriter.ZONE);
    for (int i = 0; i < count; i++) {
      var deadline = today.minusDays(DAYS_OVERDUE).plusDays((long) DAYS_BETWEEN * i);
      open(one -> one.standing() == Standing.VALID, deadline);
    }
  }

  /**
   * Opens a job for the first such enterprise that has none yet.
   *
   * @return the enterprise
   */
  public Operator open(Predicate<Operator> such, LocalDate deadline) throws IOException {
    Operator enterprise = null;
    for (var all = enterprises.get(); enterprise == null; ) {
      var next = all.next();
      enterprise = such.test(next) && !jobs.containsKey(uscc(next)) ? next : null;
    }
    var opened = deadline.minusMonths(MONTHS_TO_FINISH);
    var number = String.format(Locale.ROOT, "%dN0299%08d", opened.getYear(), next().revision());
    jobs.put(
        uscc(enterprise),
        new RevalidationJob(
            number,
            enterprise.names().getFirst().text(),
            uscc(enterprise),
            enterprise.office(),
            opened,
            opened,
            null,
            deadline,
            null,
            null,
            null,
            null,
            null));
    return enterprise;
  }

  /**
   * Decides an enterprise's job.
   *
   * @param until the new deadline of an extension, the new end of validity of one who passed
   */
  public void decide(
      Operator enterprise, JobOutcome outcome, LocalDate on, @Nullable LocalDate until) {
    var job = of(enterprise);
    boolean goesOn = outcome == JobOutcome.EXTENDED;
    jobs.put(
        job.uscc(),
        new RevalidationJob(
            job.number(),
            job.enterprise(),
            job.uscc(),
            job.office(),
            job.openedOn(),
            job.startedOn(),
            goesOn ? null : on,
            job.deadline(),
            job.overdueTold(),
            outcome,
            on,
            goesOn ? until : job.extendedTo(),
            outcome == JobOutcome.PASSED ? until : null));
    decided.put(
        switch (outcome) {
          case EXTENDED -> enterprise;
          case ABANDONED -> enterprise.with(Standing.WITHDRAWN, on);
          case TERMINATED -> enterprise.with(Standing.REVOKED, on);
          case PASSED -> passed(enterprise, on, until);
        });
  }

  private static Operator passed(Operator enterprise, LocalDate on, @Nullable LocalDate until) {
    boolean isValid = enterprise.standing() == Standing.VALID;
    var valid = isValid ? enterprise : enterprise.with(Standing.VALID, on);
    return until == null ? valid : valid.validUntil(until);
  }

  /** The enterprise's job. */
  public RevalidationJob of(Operator enterprise) {
    return Objects.requireNonNull(jobs.get(uscc(enterprise)));
  }

  /**
   * Puts the table of all jobs where lists are dropped.
   *
   * @return the document's id
   */
  public String publish() throws IOException {
    var document = PREFIX + next().sequence();
    var asOf = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    outlet.offer(publisher.publish(document, asOf, jobs.values()));
    return document;
  }

  private Position next() throws IOException {
    var next = positions.of(PREFIX).next(1);
    positions.advance(PREFIX, next);
    return next;
  }

  private static String uscc(Operator enterprise) {
    return Objects.requireNonNull(enterprise.identifiers().get("USCC"));
  }
}
