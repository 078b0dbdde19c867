package mra.bench;

import java.util.List;
import java.util.Set;

/** What can be asked for by name; figures of one benchmark are made together. */
enum Benchmark {
  END_TO_END(Set.of("end-to-end", "first-load", "unchanged", "changed"), EndToEnd::run),
  VALIDATE_MAP(Set.of("validate-map", "validate-map-saxon", "validate-map-jaxb"), ValidateMap::run),
  MEMORY(Set.of("memory", "memory-heap", "memory-resident"), Memory::run),
  RECOGNITION(Set.of("recognition", "recognition-speed", "recognition-size"), Recognition::run),
  REST(
      Set.of("rest", "rest-start", "rest-rate", "rest-p99", "rest-kept", "rest-batch"),
      Doors::rest),
  JMS(Set.of("jms", "jms-rate", "jms-p99", "jms-kept"), Doors::jms),
  KEPT_INDEX(Set.of("kept-index-cost"), KeptIndexCost::run);

  private final Set<String> names;
  private final Measurement measurement;

  Benchmark(Set<String> names, Measurement measurement) {
    this.names = names;
    this.measurement = measurement;
  }

  boolean answersTo(String name) {
    return names.contains(name);
  }

  /** Whether the name means all its figures: it is none of theirs. */
  static boolean isGroup(String name) {
    return name.equals("end-to-end");
  }

  List<Figure> run(Settings settings) throws Exception {
    return measurement.run(settings);
  }

  private interface Measurement {
    List<Figure> run(Settings settings) throws Exception;
  }
}
