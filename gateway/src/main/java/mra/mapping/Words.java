package mra.mapping;

import java.util.List;
import java.util.Set;

/** The canonical fields, and the words that some of them are limited to. */
final class Words {
  static final String IDENTIFIERS = "identifiers.";
  static final String NAMES = "names";
  static final String LINES = "address.lines";
  static final String ROLES = "roles";

  /** Beside the fields: what a record of a list of changes says of its operator. */
  static final String CHANGE = "change";

  /** Each has its line in every table; identifiers by type or none of them. */
  static final List<String> FIELDS =
      List.of(
          "code",
          "identifiers",
          NAMES,
          LINES,
          "address.city",
          "address.postcode",
          "address.region",
          "address.country",
          "programme",
          ROLES,
          "standing",
          "standingSince",
          "validFrom",
          "validTo",
          "office",
          "consent");

  /** What no operator can do without. */
  static final List<String> NEEDED = List.of("code", "programme", "standing");

  /** Each has its line in every table of re-validation jobs. */
  static final List<String> JOB_FIELDS =
      List.of(
          "number",
          "enterprise",
          "identifiers",
          "office",
          "openedOn",
          "startedOn",
          "endedOn",
          "deadline",
          "daysOverdue",
          "outcome",
          "decidedOn",
          "extendedTo",
          "validTo");

  /** What no job can do without. */
  static final List<String> JOB_NEEDED =
      List.of("number", "enterprise", IDENTIFIERS + "USCC", "openedOn");

  static final Set<String> DATES =
      Set.of(
          "standingSince",
          "validFrom",
          "validTo",
          "openedOn",
          "startedOn",
          "endedOn",
          "deadline",
          "decidedOn",
          "extendedTo");

  /** Fields of which there may be several. */
  static final Set<String> PLURAL = Set.of(NAMES, LINES, ROLES);

  /** EU CL704 (CS FW MF WH) and UN/EDIFACT 3035. */
  static final Set<String> ROLE_CODES =
      Set.of("EX", "IM", "CB", "CA", "WH", "MF", "FW", "CS", "TR");

  private Words() {}
}
