package mra.clearance;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  Remembrance(List<OperatorVersion> versions) {
    this.versions = versions;
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
    wanted.believed.stream()
        .forEach(i -> part.add(HeldPart.entry(versions.get(i), wanted.list)));
    return part.build(wanted.list);
  }

  /** What it holds, counted in things of about a kilobyte. */
  int weight() {
    return 1 + versions.size() + 2 * parts.size();
  }
}
