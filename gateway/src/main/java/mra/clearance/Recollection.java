package mra.clearance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  /** Versions and parts, of about a kilobyte each, beyond which all of it is forgotten. */
  private static final int WEIGHT_MAX = 120_000;

  /** So many spellings that nothing is known by take as much. */
  private static final int SPELLINGS_WEIGH = 8;

  private static final int PART_WEIGHS = 2;

  /** Keys scanned for: others than those wanted now cost no more. */
  private static final int AT_ONCE = 10_000;

  private record Key(String partner, String text) {}

  /** What a look-up is made of. */
  private record Asked(@Nullable String country, @Nullable String code) {
    static Asked by(Party party) {
      return new Asked(party.country(), party.code());
    }
  }

  private final LookUps lookUps;
  private final Beliefs beliefs;
  private final Map<Key, List<OperatorVersion>> byCode = new HashMap<>();

  /** By folded code or identifier. */
  private final Map<Key, List<OperatorVersion>> byKey = new HashMap<>();

  private final Map<Asked, Remembrance> remembered = new HashMap<>();
  private int weight;

  Recollection(LookUps lookUps, Beliefs beliefs) {
    this.lookUps = lookUps;
    this.beliefs = beliefs;
  }

  static Recollection of(LookUps lookUps, Beliefs beliefs, Collection<Party> parties) {
    var recollection = new Recollection(lookUps, beliefs);
    recollection.read(parties, Collections::emptyIterator);
    return recollection;
  }

  /**
   * Makes sure that these parties' operators are known; what was read for others before may be
   * forgotten.
   *
   * @param ahead others whose code is not their operator's; asked for only when a scan is needed
   */
  void read(Collection<Party> parties, Supplier<Iterator<Party>> ahead) {
    if (weight > WEIGHT_MAX) {
      byCode.clear();
      byKey.clear();
      remembered.clear();
      weight = 0;
    }
    var wanted = new LinkedHashMap<Asked, LookUp>();
    for (var party : parties) {
      var asked = Asked.by(party);
      if (!remembered.containsKey(asked) && !wanted.containsKey(asked)) {
        lookUps.of(party).ifPresent(it -> wanted.put(asked, it));
      }
    }
    wanted.values().stream()
        .collect(Collectors.groupingBy(LookUp::partner, Collectors.toSet()))
        .forEach((partner, all) -> read(partner, all, ahead));
    wanted.forEach((asked, lookUp) -> remembered.put(asked, remembrance(lookUp)));
  }

  /**
   * The part of an index for one of the parties that were read for.
   *
   * @param believed tells the version wanted of each operator
   * @param list null when the partner had sent none
   */
  @Nullable Part part(Party party, Predicate<OperatorVersion> believed, @Nullable ListRef list) {
    var versions = remembered.get(Asked.by(party));
    if (versions == null || list == null) {
      return null;
    }
    int parts = versions.parts();
    var part = versions.part(believed, list);
    weight += PART_WEIGHS * (versions.parts() - parts);
    return part;
  }

  /** Who is not found by the code as written may be meant by an identifier, or by other dots. */
  private void read(String partner, Set<LookUp> wanted, Supplier<Iterator<Party>> ahead) {
    var codes = new LinkedHashSet<String>();
    wanted.forEach(each -> codes.addAll(each.spellings()));
    codes.removeIf(code -> byCode.containsKey(new Key(partner, code)));
    codes.forEach(code -> byCode.put(new Key(partner, code), List.of()));
    weight += codes.size() / SPELLINGS_WEIGH;
    for (var version : beliefs.ofCodes(partner, codes)) {
      weight++;
      byCode.merge(
          new Key(partner, version.operator().code().normalised()),
          List.of(version),
          Recollection::both);
    }
    var left = new LinkedHashSet<String>();
    for (var each : wanted) {
      if (ofCodes(each).isEmpty()) {
        left.addAll(folded(each));
      }
    }
    left.removeIf(key -> byKey.containsKey(new Key(partner, key)));
    if (!left.isEmpty()) {
      var others = ahead.get();
      while (left.size() < AT_ONCE && others.hasNext()) {
        lookUps.of(others.next()).ifPresent(each -> left.addAll(folded(each)));
      }
      scan(partner, left);
    }
  }

  private static List<OperatorVersion> both(List<OperatorVersion> a, List<OperatorVersion> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  private static Set<String> folded(LookUp wanted) {
    var keys = new LinkedHashSet<String>();
    wanted.spellings().forEach(spelling -> keys.add(Spellings.folded(spelling)));
    return keys;
  }

  private void scan(String partner, Set<String> keys) {
    keys.forEach(key -> byKey.put(new Key(partner, key), List.of()));
    weight += keys.size() / SPELLINGS_WEIGH;
    for (var version : beliefs.ofKeys(partner, keys)) {
      weight++;
      var own = new LinkedHashSet<String>();
      own.add(Spellings.folded(version.operator().code().normalised()));
      version.operator().identifiers().values().forEach(id -> own.add(Spellings.folded(id)));
      for (var key : own) {
        byKey.computeIfPresent(
            new Key(partner, key), (any, known) -> both(known, List.of(version)));
      }
    }
  }

  private Remembrance remembrance(LookUp wanted) {
    var versions = ofCodes(wanted);
    if (versions.isEmpty()) {
      for (var key : folded(wanted)) {
        versions.addAll(byKey.getOrDefault(new Key(wanted.partner(), key), List.of()));
      }
    }
    return new Remembrance(versions);
  }

  private List<OperatorVersion> ofCodes(LookUp wanted) {
    var versions = new ArrayList<OperatorVersion>();
    for (var spelling : wanted.spellings()) {
      versions.addAll(byCode.getOrDefault(new Key(wanted.partner(), spelling), List.of()));
    }
    return versions;
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
