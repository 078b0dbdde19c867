package mra.recognition;

import static mra.recognition.Reasons.NONE;
import static mra.recognition.Reasons.when;

import java.util.List;
import java.util.Set;
import mra.canonical.Standing;
import mra.partner.Agreement;
import mra.partner.Agreement.NameCheck;
import org.jspecify.annotations.Nullable;

/**
 * The rules, one method each, for one party of one question. {@code docs/recognition.md} states
 * them with their sources.
 */
final class Judge {
  private final Terms terms;
  private final Circumstances asked;
  private final Party party;
  private final List<String> actsAs;
  private final @Nullable Agreement then;
  private final @Nullable Agreement now;
  private final Currency currency;

  /** Of the declared name, once one authorisation did not have it as it was typed. */
  private @Nullable Set<String> otherLetters;

  /**
   * @param actsAs the programme's roles that the party's role in the declaration answers to
   */
  Judge(Terms terms, Circumstances asked, Party party, List<String> actsAs, Currency currency) {
    this.terms = terms;
    this.asked = asked;
    this.party = party;
    this.actsAs = actsAs;
    this.currency = currency;
    then = terms.agreement(asked.at().day());
    now = asked.alsoNow() ? terms.agreement(asked.now().day()) : then;
  }

  /** What the agreement in force at the moment asked for grants. */
  List<String> benefits() {
    return terms.benefits(asked.at().day());
  }

  Judgement of(Row row) {
    int against = covered(then, row) | (asked.alsoNow() ? covered(now, row) : NONE);
    against |= role(row) | standing(row) | expired(row) | notYetValid(row);
    against |= absent(row) | consentWithdrawn(row) | currency.against();
    int misnamed = misnamed(row);
    int setAside = setAside(row);
    boolean tooLong = setAside != NONE && currency.isTooLongSince(row.setAsideSince());
    return new Judgement(
        row,
        against | (isNameRequired() ? misnamed : NONE) | (tooLong ? setAside : NONE),
        currency.notes() | (isNameRequired() ? NONE : misnamed) | (tooLong ? NONE : setAside));
  }

  private int covered(@Nullable Agreement agreement, Row row) {
    if (agreement == null) {
      return Reasons.of(Reason.AGREEMENT_NOT_IN_FORCE);
    }
    var theirs = agreement.theirs();
    boolean benefits = theirs.roles().isEmpty() || theirs.roles().contains(party.role().name());
    return when(!theirs.flows().contains(asked.flow()), Reason.FLOW_NOT_COVERED)
        | when(!benefits, Reason.ROLE_NOT_COVERED)
        | when(!theirs.programmes().contains(row.programme()), Reason.PROGRAMME_NOT_ELIGIBLE);
  }

  /** An operator without roles is not limited to any. */
  private int role(Row row) {
    var roles = row.roles();
    return when(!roles.isEmpty() && !actsInOneOf(roles), Reason.ROLE_NOT_COVERED);
  }

  private boolean actsInOneOf(Set<String> roles) {
    for (int i = 0; i < actsAs.size(); i++) {
      if (roles.contains(actsAs.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static int standing(Row row) {
    return switch (row.standing()) {
      case VALID -> NONE;
      case SUSPENDED -> Reasons.of(Reason.SUSPENDED);
      case REVOKED -> Reasons.of(Reason.REVOKED);
      case WITHDRAWN -> Reasons.of(Reason.WITHDRAWN);
      case EXPIRED -> Reasons.of(Reason.EXPIRED);
    };
  }

  /** The last valid day still counts, by the home calendar. */
  private int expired(Row row) {
    return when(asked.lastDay() > row.validTo(), Reason.EXPIRED);
  }

  private int notYetValid(Row row) {
    boolean early = asked.at().day() < row.validFrom();
    return when(early || !stoodYet(row), Reason.NOT_YET_VALID);
  }

  /**
   * A standing begins at an instant: the start of its first day where the partner is. What stood
   * before is not in the index, so that nothing earlier is believed.
   */
  private boolean stoodYet(Row row) {
    if (row.standing() != Standing.VALID || row.since() < asked.at().day() - 1) {
      return true;
    }
    return !terms.startOf(row.since()).isAfter(asked.at().instant());
  }

  private static int absent(Row row) {
    return when(!row.present(), Reason.ABSENT_FROM_LIST);
  }

  private static int consentWithdrawn(Row row) {
    return when(row.consentWithdrawn(), Reason.CONSENT_WITHDRAWN);
  }

  private int misnamed(Row row) {
    var name = party.name();
    if (then == null || then.nameCheck() == NameCheck.IGNORE) {
      return NONE;
    }
    if (name == null || name.isBlank() || row.names() == 0) {
      return when(isNameRequired(), Reason.NAME_MISMATCH);
    }
    return when(!row.isNamed(name) && !isInOtherLetters(row, name), Reason.NAME_MISMATCH);
  }

  private boolean isInOtherLetters(Row row, String name) {
    if (otherLetters == null) {
      otherLetters = OtherLetters.of(name);
    }
    return otherLetters.stream().anyMatch(row::isNamed);
  }

  private static int setAside(Row row) {
    return when(row.setAsideSince() != Layout.NEVER, Reason.RECORD_SET_ASIDE);
  }

  private boolean isNameRequired() {
    return then != null && then.nameCheck() == NameCheck.REQUIRE;
  }
}
