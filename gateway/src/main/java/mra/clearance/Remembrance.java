package mra.clearance;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import mra.recognition.ListRef;
import mra.recognition.Part;
import mra.registry.OperatorVersion;

/**
 * Every version of the operators that one look-up may mean. What recognition answers by depends
 * only on which of them are believed and on the list, so each such part is laid out once.
 */
final class Remembrance {
  private final List<OperatorVersion> versions;
  private final Map<Laid, Part> parts = new HashMap<>();

  /**
   * @param versions the same one more than once if several spellings found it
   */
  Remembrance(Collection<OperatorVersion> versions) {
    Set<OperatorVersion> once = Collections.newSetFromMap(new IdentityHashMap<>());
    this.versions = versions.stream().filter(once::add).toList();
  }

  private record Laid(BitSet believed, ListRef list) {}

  Part part(Predicate<OperatorVersion> believed, ListRef list) {
    var which = new BitSet(versions.size());
    for (int i = 0; i < versions.size(); i++) {
      which.set(i, believed.test(versions.get(i)));
    }
    return parts.computeIfAbsent(new Laid(which, list), this::lay);
  }

  private Part lay(Laid wanted) {
    var part = Part.builder();
    wanted.believed.stream().forEach(i -> part.add(HeldPart.entry(versions.get(i), wanted.list)));
    return part.build(wanted.list);
  }

  int parts() {
    return parts.size();
  }
}
