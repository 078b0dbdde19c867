package mra.recognition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.partner.Agreement;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/**
 * The benchmark's peer: what one would write with a map of objects by each key, for one partner.
 * Its rules are those that this partner's operators can meet.
 */
final class PlainRecogniser {
  private final Map<String, Operator> byKey = new HashMap<>();
  private final PartnerProfile profile;
  private final Set<String> roles;
  private final Recogniser.Setup setup;
  private final ListRef list;

  PlainRecogniser(int operators, PartnerProfile profile, Recogniser.Setup setup, ListRef list) {
    this.profile = profile;
    this.setup = setup;
    this.list = list;
    roles = setup.partyRoles().getOrDefault("CONSIGNOR", Set.of());
    for (int i = 0; i < operators; i++) {
      var operator = Declared.operator(i);
      byKey.put(operator.code().normalised(), operator);
      operator.identifiers().values().forEach(value -> byKey.put(value, operator));
    }
  }

  Answer answer(Question question) {
    Clock clock = setup.clock();
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, setup.home());
    var decisions = new ArrayList<Decision>();
    for (var party : question.parties()) {
      decisions.add(decision(decisions.size(), party, question, now, today));
    }
    return new Answer(question.declaration(), decisions);
  }

  private Decision decision(
      int place, Party party, Question question, Instant now, LocalDate today) {
    var key = normalised(party.code());
    if (key.isEmpty() || key.equals("NO")) {
      return decision(place, party, Outcome.NOT_APPLICABLE, null, null, List.of(Reason.NO_CODE));
    }
    var country = party.country() == null ? key.substring(0, 2) : party.country();
    if (!profile.countries().contains(country)) {
      return decision(
          place, party, Outcome.NOT_RECOGNISED, key, null, List.of(Reason.COUNTRY_NOT_PARTNER));
    }
    var operator = find(key, country);
    if (operator == null) {
      boolean malformed =
          !profile.codes().pattern().matcher(key).matches()
              && !CodeGrammar.isIdentifier("EORI", key);
      var reason = malformed ? Reason.CODE_MALFORMED : Reason.CODE_UNKNOWN;
      return decision(place, party, Outcome.NOT_RECOGNISED, key, null, List.of(reason));
    }
    var reasons = reasons(operator, party, question, now, today);
    if (reasons.isEmpty()) {
      reasons.add(Reason.MATCHED);
      if (!isNamed(operator, party.name())) {
        reasons.add(Reason.NAME_MISMATCH);
      }
      return decision(
          place, party, Outcome.RECOGNISED, operator.code().received(), operator, reasons);
    }
    return decision(
        place, party, Outcome.NOT_RECOGNISED, operator.code().received(), operator, reasons);
  }

  private @Nullable Operator find(String key, String country) {
    var found = byKey.get(key);
    if (found == null && key.length() > 4 && key.startsWith(key.substring(0, 2), 2)) {
      found = byKey.get(key.substring(2));
    }
    return found == null && !key.startsWith(country) ? byKey.get(country + key) : found;
  }

  private List<Reason> reasons(
      Operator operator, Party party, Question question, Instant now, LocalDate today) {
    var reasons = new ArrayList<Reason>();
    var agreement = agreement(today);
    if (agreement == null) {
      reasons.add(Reason.AGREEMENT_NOT_IN_FORCE);
    } else {
      var theirs = agreement.theirs();
      if (!theirs.flows().contains(question.flow())) {
        reasons.add(Reason.FLOW_NOT_COVERED);
      }
      if (!operator.roles().isEmpty() && operator.roles().stream().noneMatch(roles::contains)) {
        reasons.add(Reason.ROLE_NOT_COVERED);
      }
      if (!theirs.programmes().contains(operator.programme())) {
        reasons.add(Reason.PROGRAMME_NOT_ELIGIBLE);
      }
    }
    if (operator.standing() == Standing.SUSPENDED) {
      reasons.add(Reason.SUSPENDED);
    }
    if (operator.validTo() != null && today.isAfter(operator.validTo())) {
      reasons.add(Reason.EXPIRED);
    }
    if (operator.validFrom() != null && today.isBefore(operator.validFrom())) {
      reasons.add(Reason.NOT_YET_VALID);
    }
    boolean stale = list.asOf().plus(profile.freshness().staleAfter()).isBefore(now);
    if (stale) {
      reasons.add(Reason.LIST_STALE);
    }
    return reasons;
  }

  private @Nullable Agreement agreement(LocalDate day) {
    return profile.agreements().stream()
        .filter(each -> each.isInForce(day))
        .findFirst()
        .orElse(null);
  }

  private static boolean isNamed(Operator operator, @Nullable String name) {
    if (name == null) {
      return true;
    }
    var folded = letters(name);
    return operator.names().stream().anyMatch(each -> letters(each.text()).equals(folded));
  }

  private Decision decision(
      int place,
      Party party,
      Outcome outcome,
      @Nullable String code,
      @Nullable Operator operator,
      List<Reason> reasons) {
    boolean granted = outcome == Outcome.RECOGNISED;
    return new Decision(
        place,
        party.role(),
        outcome,
        code == null ? null : profile.id(),
        code,
        operator == null ? null : operator.programme(),
        granted ? benefits() : List.of(),
        reasons,
        code == null ? null : list,
        null);
  }

  private List<String> benefits() {
    return profile.agreements().getFirst().theirs().benefits().stream()
        .map(Agreement.Benefit::code)
        .toList();
  }

  private static String normalised(@Nullable String typed) {
    if (typed == null) {
      return "";
    }
    var text = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c != ' ' && c != '-' && c != '.') {
        text.append(Character.toUpperCase(c));
      }
    }
    var code = text.toString();
    return code.startsWith("AEO<") && code.endsWith(">")
        ? code.substring(4, code.length() - 1)
        : code;
  }

  private static String letters(String name) {
    var text = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (Character.isLetterOrDigit(name.charAt(i))) {
        text.append(name.charAt(i));
      }
    }
    return text.toString().toUpperCase(Locale.ROOT);
  }
}
