package mra.rehearsal;

import static mra.rehearsal.CreditListWriter.date;
import static mra.rehearsal.CreditListWriter.line;
import static mra.rehearsal.CreditListWriter.orEmpty;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mra.canonical.JobOutcome;
import mra.canonical.RevalidationJob;

/** The credit system's table of re-validation jobs: CSV in GB18030. */
final class CreditJobsWriter {
  private static final String TITLES =
      "作业编号,企业名称,统一社会信用代码,认证海关,建立作业时间,认证开始时间,认证结束时间,办结期限,已延期天," + "作业结果,结果日期,延期至,有效期";
  private static final Map<JobOutcome, String> OUTCOMES =
      Map.of(
          JobOutcome.PASSED, "通过",
          JobOutcome.EXTENDED, "认证延期",
          JobOutcome.ABANDONED, "放弃高级认证",
          JobOutcome.TERMINATED, "终止认证");

  private CreditJobsWriter() {}

  static void write(
      String document, Instant asOf, Collection<RevalidationJob> jobs, OutputStream out)
      throws IOException {
    var at = asOf.atZone(CreditListWriter.ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    out.write(line("H," + document + "," + at));
    out.write(line(TITLES));
    var digest = Sha256.start();
    for (var job : jobs) {
      var record = line(record(job));
      digest.update(record);
      out.write(record);
    }
    out.write(line("T," + jobs.size() + "," + HexFormat.of().formatHex(digest.digest())));
  }

  private static String record(RevalidationJob job) {
    return List.of(
            job.number(),
            job.enterprise(),
            job.uscc(),
            orEmpty(job.office()),
            date(job.openedOn()),
            date(job.startedOn()),
            date(job.endedOn()),
            date(job.deadline()),
            job.overdueTold() == null ? "" : job.overdueTold().toString(),
            job.outcome() == null ? "" : orEmpty(OUTCOMES.get(job.outcome())),
            date(job.decidedOn()),
            date(job.extendedTo()),
            date(job.validTo()))
        .stream()
        .map(CreditListWriter::quoted)
        .collect(Collectors.joining(","));
  }
}
