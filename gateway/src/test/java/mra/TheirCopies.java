package mra;

import static mra.rehearsal.Administration.HK;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import mra.canonical.Consent;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.rehearsal.Administration;
import mra.rehearsal.Rehearsal;

/** What administrations have of our programme, and what they may have. */
final class TheirCopies {
  private TheirCopies() {}

  /** Codes on which an administration's copy and what it may have differ. */
  static List<String> differing(Rehearsal rehearsal, Administration partner) {
    var has = of(rehearsal, partner);
    var may = allowed(rehearsal, partner);
    var codes = new TreeSet<>(has.keySet());
    codes.addAll(may.keySet());
    return codes.stream()
        .filter(code -> !Objects.equals(has.get(code), may.get(code)))
        .map(code -> has.get(code) + " instead of " + may.get(code))
        .toList();
  }

  /** What the administration says it has, as far as both sides can compare. */
  static SortedMap<String, String> of(Rehearsal rehearsal, Administration partner) {
    var copy = new TreeMap<String, String>();
    rehearsal.theirCopy(partner).forEach((code, one) -> copy.put(code, line(one)));
    return copy;
  }

  /** What the credit system's model and the agreement let it have, found without the gateway. */
  private static SortedMap<String, String> allowed(Rehearsal rehearsal, Administration partner) {
    var allowed = new TreeMap<String, String>();
    var all = rehearsal.creditSystem().expected();
    while (all.hasNext()) {
      var one = all.next();
      if (one.consent() == Consent.GIVEN
          && one.programme().equals("CN_ADVANCED")
          && one.standing().compareTo(Standing.SUSPENDED) <= 0
          && (partner != HK || isRegisteredInEnglish(one))) {
        allowed.put(one.code().normalised(), line(one));
      }
    }
    return allowed;
  }

  private static boolean isRegisteredInEnglish(Operator one) {
    var address = one.address();
    return address != null
        && !address.lines().isEmpty()
        && one.names().stream().anyMatch(name -> "en".equals(name.lang()));
  }

  private static String line(Operator one) {
    var names = one.names().stream().map(Object::toString).sorted().toList();
    var address = one.address();
    return String.join(
        " | ",
        names.toString(),
        address == null ? "" : address.lines().toString(),
        one.standing().name(),
        Objects.toString(one.standingSince()),
        Objects.toString(one.validTo()));
  }
}
