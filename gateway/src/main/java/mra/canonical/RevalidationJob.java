package mra.canonical;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One re-validation (认证复核) of a certified enterprise, as the credit system's table of jobs (认证作业)
 * shows it. Days are days of the programme's time zone.
 *
 * @param number 作业编号, unique
 * @param enterprise 企业名称
 * @param uscc 统一社会信用代码
 * @param office 认证海关
 * @param openedOn 建立作业时间
 * @param startedOn 认证开始时间
 * @param endedOn 认证结束时间; null while it goes on
 * @param deadline 办结期限, the last day on which it is in time
 * @param overdueTold 已延期天 as delivered, whatever it counts from
 * @param decidedOn the day of the outcome
 * @param extendedTo the deadline that an extension set
 * @param validTo last valid day of the certification renewed by passing
 */
public record RevalidationJob(
    String number,
    String enterprise,
    String uscc,
    @Nullable String office,
    LocalDate openedOn,
    @Nullable LocalDate startedOn,
    @Nullable LocalDate endedOn,
    @Nullable LocalDate deadline,
    @Nullable Integer overdueTold,
    @Nullable JobOutcome outcome,
    @Nullable LocalDate decidedOn,
    @Nullable LocalDate extendedTo,
    @Nullable LocalDate validTo) {

  public boolean isOpen() {
    return endedOn == null && (outcome == null || !outcome.isFinal());
  }

  /** The deadline that holds. */
  public @Nullable LocalDate due() {
    return extendedTo == null ? deadline : extendedTo;
  }

  /**
   * Calendar days past the deadline that holds; 0 up to and on that day.
   *
   * @return null when it is finished or has no deadline
   */
  public @Nullable Long overdue(LocalDate today) {
    var due = due();
    return isOpen() && due != null ? Math.max(0, ChronoUnit.DAYS.between(due, today)) : null;
  }
}
