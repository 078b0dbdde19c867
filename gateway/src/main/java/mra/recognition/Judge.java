package mra.recognition;

import static mra.recognition.Reasons.NONE;
import static mra.recognition.Reasons.when;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import mra.canonical.Standing;
import mra.partner.Agreement;
import mra.partner.Agreement.Flow;
import mra.partner.Agreement.NameCheck;
import org.jspecify.annotations.Nullable;

/**
 * The rules, one method each, for one party of one question after the other. {@code
 * docs/recognition.md} states them with their sources.
 */
final class Judge {
  private Flow flow = Flow.IMPORT;
  private Instant at = Instant.EPOCH;
  private int day;
  private Moment now = new Moment(Instant.EPOCH, 0);
  private boolean alsoNow;

  private @Nullable Terms terms;
  private @Nullable String name;
  private PartyRole role = PartyRole.CONSIGNOR;
  private List<String> actsAs = List.of();
  private @Nullable Agreement then;
  private @Nullable Agreement today;
  private int partnerAgainst;
  private int partnerNotes;

  /** Of the declared name, once an authorisation was asked for it. */
  private boolean isNameHashed;

  private long nameHash;

  /** Of the declared name, once one authorisation did not have it as it was typed. */
  private @Nullable Set<String> otherLetters;

  /**
   * Turns to a question.
   *
   * @param at the moment the declaration counts for; the first at which everything must hold
   * @param day on which that is
   * @param alsoNow whether {@code at} is past and everything must hold now as well
   */
  void turnTo(Flow flow, Instant at, int day, Moment now, boolean alsoNow) {
    this.flow = flow;
    this.at = at;
    this.day = day;
    this.now = now;
    this.alsoNow = alsoNow;
  }

  /**
   * Turns to one of its parties.
   *
   * @param actsAs the programme's roles that the party's role in the declaration answers to
   * @param part null when no list was ever applied
   */
  void turnTo(Party party, List<String> actsAs, Terms terms, @Nullable Part part, boolean paused) {
    this.terms = terms;
    this.actsAs = actsAs;
    name = party.name();
    role = party.role();
    isNameHashed = false;
    otherLetters = null;
    then = terms.agreement(day);
    today = alsoNow ? terms.agreement(now.day()) : then;
    partnerAgainst = Currency.against(terms, part, paused, now.instant());
    partnerNotes = Currency.notes(terms, part, now.instant());
  }

  /** Whatever the authorisation. */
  long ofPartner(int against) {
    return Judgement.of(against | partnerAgainst, partnerNotes);
  }

  Moment now() {
    return now;
  }

  /** The day that is judged. */
  int day() {
    return day;
  }

  /** What {@link Judgement} tells of. */
  long of(Row row) {
    int against = covered(then, row) | (alsoNow ? covered(today, row) : NONE);
    against |= role(row) | standing(row) | expired(row) | notYetValid(row);
    against |= absent(row) | consentWithdrawn(row) | partnerAgainst;
    int misnamed = misnamed(row);
    int setAside = setAside(row);
    boolean tooLong = setAside != NONE && isTooLongSince(row.setAsideSince());
    return Judgement.of(
        against | (isNameRequired() ? misnamed : NONE) | (tooLong ? setAside : NONE),
        partnerNotes | (isNameRequired() ? NONE : misnamed) | (tooLong ? NONE : setAside));
  }

  private int covered(@Nullable Agreement agreement, Row row) {
    if (agreement == null) {
      return Reasons.of(Reason.AGREEMENT_NOT_IN_FORCE);
    }
    var theirs = agreement.theirs();
    boolean benefits = theirs.roles().isEmpty() || theirs.roles().contains(role.name());
    return when(!theirs.flows().contains(flow), Reason.FLOW_NOT_COVERED)
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
    return when((alsoNow ? now.day() : day) > row.validTo(), Reason.EXPIRED);
  }

  private int notYetValid(Row row) {
    return when(day < row.validFrom() || !stoodYet(row), Reason.NOT_YET_VALID);
  }

  /**
   * A standing begins at an instant: the start of its first day where the partner is. What stood
   * before is not in the index, so that nothing earlier is believed.
   */
  private boolean stoodYet(Row row) {
    if (row.standing() != Standing.VALID || row.since() < day - 1 || terms == null) {
      return true;
    }
    return !terms.startOf(row.since()).isAfter(at);
  }

  private static int absent(Row row) {
    return when(!row.present(), Reason.ABSENT_FROM_LIST);
  }

  private static int consentWithdrawn(Row row) {
    return when(row.consentWithdrawn(), Reason.CONSENT_WITHDRAWN);
  }

  private int misnamed(Row row) {
    if (then == null || then.nameCheck() == NameCheck.IGNORE) {
      return NONE;
    }
    if (name == null || name.isBlank() || row.names() == 0) {
      return when(isNameRequired(), Reason.NAME_MISMATCH);
    }
    return when(!isNamed(row, name) && !isInOtherLetters(row, name), Reason.NAME_MISMATCH);
  }

  private boolean isNamed(Row row, String declared) {
    if (!isNameHashed) {
      nameHash = row.hashOf(declared);
      isNameHashed = true;
    }
    return row.isNamed(nameHash);
  }

  private boolean isInOtherLetters(Row row, String declared) {
    if (otherLetters == null) {
      otherLetters = OtherLetters.of(declared);
    }
    return !otherLetters.isEmpty() && otherLetters.stream().anyMatch(row::isNamed);
  }

  private static int setAside(Row row) {
    return when(row.setAsideSince() != Layout.NEVER, Reason.RECORD_SET_ASIDE);
  }

  /** What is set aside keeps its old record in force only as long as a list may be old. */
  private boolean isTooLongSince(long epochSecond) {
    return terms != null && terms.isStale(Instant.ofEpochSecond(epochSecond), now.instant());
  }

  private boolean isNameRequired() {
    return then != null && then.nameCheck() == NameCheck.REQUIRE;
  }
}
