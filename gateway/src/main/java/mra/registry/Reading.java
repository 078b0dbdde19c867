package mra.registry;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import mra.canonical.ListHeader;
import mra.canonical.SetAside;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a list found.
 *
 * @param gone records of a list of changes that tell of an operator's absence
 * @param tally of the good records that were not left out; when codes came twice, of all of them
 * @param oddNames of records that are not known to be unchanged
 * @param conflicting codes that came with two standings
 * @param repeated equal duplicates
 * @param repeats whether a code may have come twice
 * @param codeUnreadable whether a record was set aside whose code could not be read
 * @param knownBy the table lacks unchanged records: true only while this exchange is the last that
 *     touched the partner; null when the table is complete
 * @param jobs re-validation jobs it tells of
 * @param learned to be known for the next list; null when that cannot be told
 */
record Reading(
    ListHeader header,
    long records,
    long setAside,
    long gone,
    Tally tally,
    Collection<OddName> oddNames,
    long conflicting,
    long repeated,
    boolean repeats,
    boolean codeUnreadable,
    List<SetAside> faults,
    @Nullable UUID knownBy,
    List<OperatorJob> jobs,
    @Nullable Learned learned) {

  /**
   * The same for a document of jobs.
   *
   * @param silent those that say nothing new of their operator
   */
  Reading with(List<OperatorJob> told, long silent) {
    return new Reading(
        header,
        records + silent,
        setAside,
        gone,
        tally,
        oddNames,
        conflicting,
        repeated,
        repeats,
        codeUnreadable,
        faults,
        knownBy,
        told,
        learned);
  }

  /** Records set aside because no code list knows a value of theirs. */
  long unmapped() {
    return tally.unmapped();
  }

  boolean isPartial() {
    return knownBy != null;
  }
}
