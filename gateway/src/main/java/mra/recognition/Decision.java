package mra.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one party.
 *
 * @param party 0-based place in the question
 * @param partner whose list was asked, null when no partner could be told
 * @param code the authorisation's code as the partner writes it; of an unknown one the declared
 *     code as it was looked up
 * @param programme the level granted, null while no authorisation was found
 * @param benefits of the agreement in force, none unless recognised
 * @param reasons all that apply, the deciding one first
 * @param list the partner's last applied list
 * @param id names the decision where it is kept; null when none is
 */
public record Decision(
    int party,
    PartyRole role,
    Outcome outcome,
    @Nullable String partner,
    @Nullable String code,
    @Nullable String programme,
    List<String> benefits,
    List<Reason> reasons,
    @Nullable ListRef list,
    @Nullable String id) {
  public Decision {
    benefits = List.copyOf(benefits);
    reasons = List.copyOf(reasons);
  }

  /** The same for a party at another place in its question. */
  public Decision at(int place) {
    return new Decision(
        place, role, outcome, partner, code, programme, benefits, reasons, list, id);
  }

  public Reason decidedBy() {
    return reasons.getFirst();
  }
}
