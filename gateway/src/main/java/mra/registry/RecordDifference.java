package mra.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operator of a list that two versions of a partner read differently.
 *
 * @param code normalised
 * @param name the first of its names, by whichever read one
 * @param why one of them set its record aside; null where none did
 * @param fields that differ, where both read the record
 */
public record RecordDifference(
    String code,
    Kind kind,
    @Nullable String name,
    @Nullable String why,
    List<FieldDifference> fields) {

  /** The names are API. */
  public enum Kind {
    /** Only the version in force finds it in the list. */
    ONLY_LIVE,
    /** Only the candidate finds it in the list. */
    ONLY_CANDIDATE,
    /** Both read it, and not alike. */
    DIFFERENT,
    /** The version in force sets aside what the candidate reads. */
    SET_ASIDE_BY_LIVE,
    /** The candidate sets aside what the version in force reads. */
    SET_ASIDE_BY_CANDIDATE
  }
}
