package mra.rehearsal;

import mra.canonical.Standing;
import mra.journal.Counts;
import org.jspecify.annotations.Nullable;

/** Counts what a list of ours changed at an administration. */
final class Tally {
  private final long records;
  private long granted;
  private long amended;
  private long suspended;
  private long revoked;
  private long absent;
  private long returned;
  private long unchanged;

  Tally(long records) {
    this.records = records;
  }

  void count(@Nullable TheirEntry before, TheirEntry after) {
    if (before == null) {
      granted += after.isHeld() ? 1 : 0;
      unchanged += after.isHeld() ? 0 : 1;
    } else if (before.operator().equals(after.operator()) && before.present()) {
      unchanged++;
    } else if (!before.isHeld() && after.isHeld()) {
      returned++;
    } else if (before.isHeld() && !after.isHeld()) {
      revoked++;
    } else if (after.operator().standing() == Standing.SUSPENDED
        && before.operator().standing() != Standing.SUSPENDED) {
      suspended++;
    } else {
      amended++;
    }
  }

  void absent(TheirEntry before) {
    absent += before.isHeld() ? 1 : 0;
  }

  Counts counts() {
    return new Counts(
        records, granted, amended, suspended, revoked, absent, returned, unchanged, 0);
  }
}
