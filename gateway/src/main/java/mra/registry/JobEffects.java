package mra.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mra.canonical.JobStream;
import mra.canonical.ListHeader;
import mra.canonical.OperatorStream;
import mra.canonical.RevalidationJob;
import mra.canonical.SetAside;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * Re-validation jobs as a list of the operators that they change. An outcome counts once: what is
 * known of a job already changes nobody, whatever happened to the operator since. Of several jobs
 * of one enterprise the one decided last counts.
 */
final class JobEffects implements OperatorStream {
  /** All of them are held at once; the country has some thousands of certified enterprises. */
  static final int JOBS_MAX = 10_000;

  private static final Comparator<RevalidationJob> BY_DECISION =
      Comparator.comparing((RevalidationJob job) -> Objects.requireNonNull(job.decidedOn()))
          .thenComparing(job -> Objects.requireNonNull(job.outcome()))
          .thenComparing(RevalidationJob::number);

  private final JobStream jobs;
  private final String partner;
  private final Jobs known;
  private final List<OperatorJob> told = new ArrayList<>();
  private long silent;

  JobEffects(JobStream jobs, String partner, Jobs known) {
    this.jobs = jobs;
    this.partner = partner;
    this.known = known;
  }

  @Override
  public ListHeader header() {
    return jobs.header();
  }

  @Override
  public void forEach(Sink sink) {
    var read = new Read(sink);
    jobs.forEach(read);
    var operators = known.operators(partner, read.usccs());
    var before = known.newest(read.rows.keySet());
    var decisive = new LinkedHashMap<String, RevalidationJob>();
    for (var row : read.rows.values()) {
      var job = row.job;
      var about = operators.get(job.uscc());
      if (about == null) {
        sink.setAside(row.aside(Fault.ENTERPRISE_UNKNOWN, "job " + job.number()));
        continue;
      }
      told.add(new OperatorJob(job, about.getFirst().operator().code().normalised()));
      var kept = before.get(job.number());
      silent++;
      if (job.outcome() != null && (kept == null || isNews(job, kept))) {
        decisive.merge(job.uscc(), job, JobEffects::later);
      }
    }
    decisive.values().forEach(job -> apply(job, operators, sink));
  }

  /** What {@link #forEach} found, once the operators it changes are counted. */
  Reading into(Reading reading) {
    return reading.with(List.copyOf(told), silent);
  }

  private void apply(RevalidationJob job, Map<String, List<OperatorVersion>> operators, Sink sink) {
    boolean says = false;
    for (var version : operators.getOrDefault(job.uscc(), List.of())) {
      var changed = JobRule.apply(job, version.operator(), version.setAsideSince() != null);
      changed.ifPresent(sink::operator);
      says |= changed.isPresent();
    }
    silent -= says ? 1 : 0;
  }

  private boolean isNews(RevalidationJob job, KeptJob kept) {
    var before = kept.job();
    boolean differs =
        job.outcome() != before.outcome()
            || !Objects.equals(job.decidedOn(), before.decidedOn())
            || !Objects.equals(job.validTo(), before.validTo());
    return differs && !header().asOf().isBefore(kept.asOf());
  }

  private static RevalidationJob later(RevalidationJob one, RevalidationJob other) {
    return BY_DECISION.compare(one, other) >= 0 ? one : other;
  }

  private record Row(long record, String at, RevalidationJob job) {
    SetAside aside(Fault fault, String detail) {
      return new SetAside(record, at, fault, detail, null, null, null);
    }
  }

  /** Equal repetitions collapse; different ones are all set aside. */
  private final class Read implements JobStream.Sink {
    private final Sink sink;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Set<String> contradicted = new TreeSet<>();

    Read(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void job(long record, String at, RevalidationJob job) {
      if (rows.size() == JOBS_MAX) {
        throw new Refused(
            Fault.LIMIT_EXCEEDED, at, "more than " + JOBS_MAX + " jobs in one document");
      }
      var row = new Row(record, at, job);
      var first = contradicted.contains(job.number()) ? null : rows.putIfAbsent(job.number(), row);
      if (first == null && !contradicted.contains(job.number())) {
        return;
      }
      if (first != null && first.job.equals(job)) {
        silent++;
        return;
      }
      if (first != null) {
        rows.remove(job.number());
        contradicted.add(job.number());
        sink.setAside(first.aside(Fault.DUPLICATE_DIFFERENT, "job " + job.number()));
      }
      sink.setAside(row.aside(Fault.DUPLICATE_DIFFERENT, "job " + job.number()));
    }

    @Override
    public void setAside(SetAside setAside) {
      sink.setAside(setAside);
    }

    Set<String> usccs() {
      return rows.values().stream().map(row -> row.job.uscc()).collect(Collectors.toSet());
    }
  }
}
