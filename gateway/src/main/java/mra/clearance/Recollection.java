package mra.clearance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import mra.recognition.ListRef;
import mra.recognition.LookUps;
import mra.recognition.LookUps.LookUp;
import mra.recognition.Part;
import mra.recognition.Party;
import mra.recognition.Spellings;
import mra.registry.Beliefs;
import mra.registry.OperatorVersion;
import org.jspecify.annotations.Nullable;

/**
 * What was ever believed of the operators that some parties may mean, read with two queries a
 * partner at most, and laid out for recognition as of any moment.
 */
final class Recollection {
  private final Map<String, Map<String, Set<OperatorVersion>>> byPartnerAndKey = new HashMap<>();

  private Recollection() {}

  static Recollection of(LookUps lookUps, Beliefs beliefs, Collection<Party> parties) {
    var wanted = new LinkedHashMap<String, Set<LookUp>>();
    for (var party : parties) {
      lookUps
          .of(party)
          .ifPresent(
              it -> wanted.computeIfAbsent(it.partner(), each -> new LinkedHashSet<>()).add(it));
    }
    var recollection = new Recollection();
    wanted.forEach((partner, all) -> recollection.read(partner, all, beliefs));
    return recollection;
  }

  /**
   * One partner's part of an index for one party.
   *
   * @param believed tells the version wanted of each operator
   * @param list null when the partner had sent none
   */
  @Nullable Part part(LookUp wanted, Predicate<OperatorVersion> believed, @Nullable ListRef list) {
    if (list == null) {
      return null;
    }
    var byKey = byPartnerAndKey.getOrDefault(wanted.partner(), Map.of());
    var part = Part.builder();
    wanted.spellings().stream()
        .map(Spellings::folded)
        .distinct()
        .flatMap(key -> byKey.getOrDefault(key, Set.of()).stream())
        .distinct()
        .filter(believed)
        .forEach(version -> part.add(HeldPart.entry(version, list)));
    return part.build(list);
  }

  /** Who is not found by the code as written may be meant by an identifier, or by other dots. */
  private void read(String partner, Set<LookUp> wanted, Beliefs beliefs) {
    var codes = new LinkedHashSet<String>();
    wanted.forEach(each -> codes.addAll(each.spellings()));
    var versions = new ArrayList<>(beliefs.ofCodes(partner, codes));
    var found = new LinkedHashSet<String>();
    versions.forEach(each -> found.add(each.operator().code().normalised()));
    var left = new LinkedHashSet<String>();
    for (var each : wanted) {
      if (each.spellings().stream().noneMatch(found::contains)) {
        each.spellings().forEach(spelling -> left.add(Spellings.folded(spelling)));
      }
    }
    versions.addAll(beliefs.ofKeys(partner, left));
    var byKey = byPartnerAndKey.computeIfAbsent(partner, each -> new HashMap<>());
    versions.forEach(each -> file(each, byKey));
  }

  private static void file(OperatorVersion version, Map<String, Set<OperatorVersion>> byKey) {
    var operator = version.operator();
    put(operator.code().normalised(), version, byKey);
    operator.identifiers().values().forEach(value -> put(value, version, byKey));
  }

  private static void put(
      String key, OperatorVersion version, Map<String, Set<OperatorVersion>> byKey) {
    byKey.computeIfAbsent(Spellings.folded(key), each -> new LinkedHashSet<>()).add(version);
  }

  /** What answers of that moment rested on: the newest word, whatever time it is of. */
  static Predicate<OperatorVersion> currentAt(Instant knownAt) {
    return version -> isKnown(version, knownAt) && version.inForceTo() == null;
  }

  /** What was in force at a moment by what was known at another. */
  static Predicate<OperatorVersion> inForce(Instant at, Instant knownAt) {
    return version ->
        isKnown(version, knownAt)
            && !version.inForceFrom().isAfter(at)
            && (version.inForceTo() == null || version.inForceTo().isAfter(at));
  }

  private static boolean isKnown(OperatorVersion version, Instant at) {
    return !version.knownFrom().isAfter(at)
        && (version.knownTo() == null || version.knownTo().isAfter(at));
  }
}
