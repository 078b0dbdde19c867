package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import mra.canonical.JobOutcome;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.registry.Jobs;
import mra.registry.KeptJob;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Re-validation jobs (认证作业) of our own programme. */
@RestController
@RequestMapping("/api/v1/revalidation-jobs")
@Tag(name = "revalidation jobs")
public final class JobController {
  private final Jobs jobs;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param zone of our own programme, whose calendar days count
   */
  public JobController(Jobs jobs, ZoneId zone, Clock clock) {
    this.jobs = jobs;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * @param operator code of the operator on our list
   * @param due the deadline that holds, an extension considered
   * @param daysOverdue calendar days past that; null when finished or without deadline
   * @param daysOverdueTold as the credit system delivered it
   * @param asOf of the document that told it
   * @param knownTo null while it is the newest
   */
  record JobView(
      String number,
      String enterprise,
      String uscc,
      String operator,
      @Nullable String office,
      LocalDate openedOn,
      @Nullable LocalDate startedOn,
      @Nullable LocalDate endedOn,
      @Nullable LocalDate deadline,
      @Nullable LocalDate extendedTo,
      @Nullable LocalDate due,
      @Nullable Long daysOverdue,
      @Nullable Integer daysOverdueTold,
      boolean open,
      @Nullable JobOutcome outcome,
      @Nullable LocalDate decidedOn,
      @Nullable LocalDate validTo,
      String exchange,
      Instant asOf,
      Instant knownFrom,
      @Nullable Instant knownTo) {

    static JobView of(KeptJob kept, LocalDate today) {
      var job = kept.job();
      return new JobView(
          job.number(),
          job.enterprise(),
          job.uscc(),
          kept.code(),
          job.office(),
          job.openedOn(),
          job.startedOn(),
          job.endedOn(),
          job.deadline(),
          job.extendedTo(),
          job.due(),
          job.overdue(today),
          job.overdueTold(),
          job.isOpen(),
          job.outcome(),
          job.decidedOn(),
          job.validTo(),
          kept.exchange().toString(),
          kept.asOf(),
          kept.knownFrom(),
          kept.knownTo());
    }

    boolean isOverdue() {
      return daysOverdue != null && daysOverdue > 0;
    }
  }

  @GetMapping
  @Operation(
      summary =
          "Re-validation jobs, oldest first; open=true those not finished, overdue=true those past their deadline")
  List<JobView> jobs(
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(defaultValue = "false") boolean overdue) {
    var today = LocalDate.now(clock.withZone(zone));
    return jobs.current().stream()
        .map(kept -> JobView.of(kept, today))
        .filter(job -> !open || job.open())
        .filter(job -> !overdue || job.isOverdue())
        .toList();
  }

  @GetMapping("/{number}")
  @Operation(
      summary = "Everything that was ever told of one job, oldest first; 404 when nothing was")
  List<JobView> history(@PathVariable String number) {
    var today = LocalDate.now(clock.withZone(zone));
    var told = jobs.history(number).stream().map(kept -> JobView.of(kept, today)).toList();
    if (told.isEmpty()) {
      throw new Refused(Fault.NOT_FOUND, number, "no document told of such a job");
    }
    return told;
  }
}
