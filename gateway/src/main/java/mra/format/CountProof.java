package mra.format;

import java.util.function.Supplier;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Compares the number of records stated with the number read, and both with the limit. */
final class CountProof {
  private final long limit;
  private boolean isStated;
  private long stated;
  private long read;

  CountProof(long limit) {
    this.limit = limit;
  }

  /**
   * @param fault E304 for a header's count, E305 for a trailer's
   */
  void stated(@Nullable String count, Fault fault, String where) {
    stated(count, 0, fault, where);
  }

  /**
   * @param others lines counted that are no records
   */
  void stated(@Nullable String count, int others, Fault fault, String where) {
    if (count == null || !count.matches("[0-9]{1,18}")) {
      throw new Refused(fault, where, "the number of records is missing or not a number");
    }
    stated = Long.parseLong(count) - others;
    isStated = true;
  }

  /** Counts one record and gives its number. */
  long next(Supplier<String> where) {
    if (++read > limit) {
      throw new Refused(Fault.LIMIT_EXCEEDED, where.get(), "more than " + limit + " records");
    }
    return read;
  }

  /** Counts records that were not read, known as they are from a former document. */
  void leftOut(long records, Supplier<String> where) {
    read += records - 1;
    next(where);
  }

  void prove() {
    if (isStated && stated != read) {
      throw new Refused(
          Fault.COUNT_WRONG, "", stated + " records are stated, " + read + " were read");
    }
  }
}
