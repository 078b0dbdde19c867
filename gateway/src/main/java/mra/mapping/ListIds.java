package mra.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Document;
import mra.format.Form;
import mra.format.outline.Outline;
import mra.format.outline.Outlines;
import mra.partner.Findings;

/**
 * The ids of one document's good samples: a second list of the same id is refused (E501). Samples
 * with one header are one list, varied by hand, and may share theirs.
 */
final class ListIds {
  /** A system's name, a day or a kind has no digits, or no letters beside them. */
  private static final String LIKE_AN_ID = ".*[A-Za-z].*[0-9].*";

  private final Plan plan;
  private final List<Seen> seen = new ArrayList<>();

  /**
   * @param header what its header has, by path
   */
  private record Seen(Path file, String id, Map<String, String> header) {}

  ListIds(Plan plan) {
    this.plan = plan;
  }

  /** Passes over what is refused; {@link SampleCheck} tells of it. */
  void add(Samples.Sample sample, Document document) {
    if (sample.fault().isPresent() || plan.header().id() == null) {
      return;
    }
    try {
      var id = new HeaderReader(plan, document).read().document();
      var header = new LinkedHashMap<String, String>();
      plan.layout()
          .header()
          .visit((group, number, path, line) -> {
            var text = document.header().get(group, 0, number);
            if (text != null && !text.isBlank()) {
              header.put(path, text.strip());
            }
          });
      if (plan.table().form() instanceof Form.Csv csv && csv.lines().headerRecord() != null) {
        header.putAll(unread(sample.file()));
      }
      var count = plan.table().header().get("count");
      if (count != null && count.at() != null) {
        header.remove(count.at());
      }
      seen.add(new Seen(sample.file(), id, header));
    } catch (Refused toldElsewhere) {
      // as said above
    }
  }

  /** What the header's record has, read by the table or not. */
  private static Map<String, String> unread(Path file) {
    var fields = new LinkedHashMap<String, String>();
    var csv = Outlines.read(file, Outline.Kind.CSV, null).csv();
    if (csv != null) {
      for (int i = 0; i < csv.header().size(); i++) {
        fields.put("#" + (i + 1), csv.header().get(i).strip());
      }
    }
    return fields;
  }

  /** Tells of the first two that only one of would be taken. */
  void check(Findings findings) {
    for (int i = 0; i < seen.size(); i++) {
      for (var other : seen.subList(i + 1, seen.size())) {
        var one = seen.get(i);
        if (one.id().equals(other.id()) && !one.header().equals(other.header())) {
          tell(one, other, findings);
          return;
        }
      }
    }
  }

  private void tell(Seen one, Seen other, Findings findings) {
    var id = plan.table().header().get("id");
    findings.error(
        id == null ? plan.table().place() : id.place(),
        Fault.MAPPING_INVALID,
        "id: %s and %s have the id '%s' alike and other content, so the second list would be refused (E501)"
            .formatted(one.file().getFileName(), other.file().getFileName(), Shown.of(one.id())),
        better()
            .map(path ->
                path
                    + " differs in every sample ("
                    + Shown.of(one.header().getOrDefault(path, ""))
                    + ", "
                    + Shown.of(other.header().getOrDefault(path, ""))
                    + ")")
            .orElse("name a place that differs in every list, or say id: {told-by: content}"));
  }

  private Optional<String> better() {
    var paths = new ArrayList<>(seen.getFirst().header().keySet());
    paths.removeIf(path -> {
      var values = new HashSet<String>();
      return !seen.stream()
          .allMatch(each -> {
            var value = each.header().get(path);
            return value != null && values.add(value);
          });
    });
    return paths.stream()
        .filter(path ->
            seen.stream()
                .allMatch(each -> each.header().getOrDefault(path, "").matches(LIKE_AN_ID)))
        .findFirst()
        .or(() -> paths.stream().findFirst());
  }
}
