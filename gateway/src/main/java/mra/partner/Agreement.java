package mra.partner;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dated mutual recognition agreement.
 *
 * @param basis the legal text, as cited
 * @param from first day in force, home calendar
 * @param to last day in force, null when open
 * @param ours null when nothing of ours is told
 */
public record Agreement(
    String basis,
    LocalDate from,
    @Nullable LocalDate to,
    Theirs theirs,
    @Nullable Ours ours,
    NameCheck nameCheck,
    Retention retention) {

  /**
   * @param day home calendar
   */
  public boolean isInForce(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /**
   * What of theirs we recognise.
   *
   * @param roles question roles that benefit; none means all
   * @param benefits in the order shown
   * @param repairs what a repair list may tell them beside the bare declared code
   */
  public record Theirs(
      Set<String> programmes,
      Set<Flow> flows,
      Set<String> roles,
      List<Benefit> benefits,
      Set<Repaired> repairs) {}

  /** What a partner may hear of a code of its own that was declared in vain. */
  public enum Repaired {
    /** The reason code that decided. */
    REASON,
    /** How often. */
    TIMES
  }

  /**
   * A benefit, for as long as the agreement is in force or for a part of that.
   *
   * @param code from the benefit catalogue
   * @param from first day, null from the agreement's
   * @param to last day, null until the agreement's
   */
  public record Benefit(String code, @Nullable LocalDate from, @Nullable LocalDate to) {

    public boolean isGranted(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
  }

  /**
   * What of ours the partner is told. Code and programme are told always.
   *
   * @param requires what the partner cannot do without; an operator that lacks it is withheld
   * @param consent whether an enterprise must have consented
   */
  public record Ours(
      Set<String> programmes, Set<Told> discloses, Set<Required> requires, boolean consent) {}

  /** What is told of an operator where the agreement says so. */
  public enum Told {
    NAME,
    /** English names only. */
    NAME_EN,
    ADDRESS,
    IDENTIFIERS,
    ROLES,
    /** Without it only operators whose standing is VALID are told at all. */
    STANDING,
    VALIDITY,
    OFFICE
  }

  /** What an operator must have to be told at all. */
  public enum Required {
    NAME_EN,
    ADDRESS
  }

  /** The declaration's direction, seen from home. */
  public enum Flow {
    IMPORT,
    EXPORT
  }

  public enum NameCheck {
    IGNORE,
    /** Recognised, with NAME_MISMATCH among the reasons. */
    REPORT,
    REQUIRE
  }
}
