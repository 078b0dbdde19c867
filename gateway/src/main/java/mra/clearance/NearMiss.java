package mra.clearance;

import java.util.List;
import mra.canonical.Name;
import mra.canonical.Standing;
import mra.recognition.Outcome;
import mra.recognition.PartyRole;
import mra.recognition.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What people may look at where a party was not recognised; never part of an answer.
 *
 * @param party 0-based place in the question
 * @param suggestions likeliest first; none where nothing is near
 */
public record NearMiss(
    int party,
    PartyRole role,
    Outcome outcome,
    List<Reason> reasons,
    List<Suggestion> suggestions) {

  /** In what the declaration missed. The names are API. */
  public enum Kind {
    /** Nothing is near. */
    NONE,
    /** The code differs only in signs that the eye takes for each other. */
    LOOKALIKE_CODE,
    /** The code is one or two slips of the hand away. */
    MISTYPED_CODE,
    /** The declared name is this operator's own; the code is not. */
    OTHER_CODE_OF_NAME,
    /** The code is right; it counts for parties in other roles. */
    OTHER_ROLE,
    /** The code is right; the declared name mixes scripts. */
    NAME_MIXES_SCRIPTS,
    /** The code is right; the declared name only looks like the registered one. */
    NAME_LOOKS_ALIKE,
    /** The code is right; the declared name is another. */
    OTHER_NAME,
    /** Another code than the right one; the declared name is this operator's own. */
    NAME_OF_ANOTHER
  }

  /**
   * An operator that may have been meant.
   *
   * @param slips of the hand between both codes; 0 where the code is right, null where they have
   *     nothing in common
   * @param nameMatches whether the declared name is a registered one, in any letters
   * @param roles in which the party would be covered; empty unless the role is what was missed
   * @param present whether the partner's last list has it
   */
  public record Suggestion(
      Kind kind,
      String partner,
      String code,
      @Nullable Integer slips,
      boolean nameMatches,
      List<Name> names,
      String programme,
      Standing standing,
      boolean present,
      List<PartyRole> roles) {}

  Kind kind() {
    return suggestions.isEmpty() ? Kind.NONE : suggestions.getFirst().kind();
  }
}
