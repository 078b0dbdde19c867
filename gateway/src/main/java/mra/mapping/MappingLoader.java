package mra.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import mra.format.Formats;
import mra.format.Problems;
import mra.partner.Findings;
import mra.partner.Layers;
import mra.partner.Place;

/** Finds, reads and compiles every table of a configuration. */
final class MappingLoader {
  private static final String FOLDER = "mappings";
  private static final String SUFFIX = ".yaml";

  private final Layers layers;
  private final Findings findings;

  MappingLoader(Layers layers, Findings findings) {
    this.layers = layers;
    this.findings = findings;
  }

  /** With an error among the findings, holds only what is sound. */
  Mappings load() {
    var lists = new CodeLists(layers, findings);
    var reader = new TableReader(layers, findings);
    var plans = new HashMap<String, Plan>();
    for (var name : layers.walk(FOLDER)) {
      if (name.endsWith(SUFFIX)) {
        var document = name.substring(FOLDER.length() + 1, name.length() - SUFFIX.length());
        var file = layers.find(name).orElseThrow();
        reader
            .read(document, file)
            .flatMap(table -> compile(table, lists))
            .ifPresent(plan -> plans.put(document, plan));
      }
    }
    return new Mappings(plans, formats(plans));
  }

  private Optional<Plan> compile(Table table, CodeLists lists) {
    var own = new Findings();
    var plan = new TableCompiler(table, lists, own).compile();
    findings.addAll(own);
    return plan;
  }

  private Formats formats(Map<String, Plan> plans) {
    var problems = new HashMap<String, Problems>();
    plans.forEach((document, plan) -> {
      var file = plan.table().place().file();
      problems.put(
          document,
          (line, text) -> findings.error(new Place(file, line), Fault.MAPPING_INVALID, text));
    });
    return new Formats(plans.values().stream().map(Plan::layout).toList(), problems);
  }
}
