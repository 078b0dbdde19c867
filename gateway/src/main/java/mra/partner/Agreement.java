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
 */
public record Agreement(
    String basis, LocalDate from, @Nullable LocalDate to, Theirs theirs, NameCheck nameCheck) {

  /**
   * What of theirs we recognise.
   *
   * @param roles question roles that benefit; none means all
   * @param benefits codes from the benefit catalogue, in the order shown
   */
  public record Theirs(
      Set<String> programmes, Set<Flow> flows, Set<String> roles, List<String> benefits) {}

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
