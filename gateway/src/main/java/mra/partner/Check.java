package mra.partner;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with the partners' files, at this moment. */
public final class Check {

  private final Map<String, String> environment;
  private final Clock clock;

  public Check(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * By file and line; none means that all is well.
   *
   * @param partner whose findings are wanted; null wants all
   * @throws Refused E606 for one that has no folder
   */
  public List<Finding> check(Path config, Optional<Path> overlay, @Nullable String partner) {
    var layers = new Layers(config, overlay);
    var drafts = Drafts.read(layers, environment, Optional.of(clock.instant()));
    var decisions = new Decisions(layers);
    if (partner == null) {
      var findings = drafts.findings();
      drafts.all().forEach(draft -> findings.addAll(decisions.of(draft.id())));
      return findings.sorted();
    }
    var findings = new Findings();
    findings.addAll(drafts.common());
    findings.addAll(one(drafts, partner).findings());
    findings.addAll(decisions.of(partner));
    return findings.sorted();
  }

  private static Draft one(Drafts drafts, String partner) {
    return drafts.all().stream()
        .filter(draft -> draft.id().equals(partner))
        .findFirst()
        .orElseThrow(() ->
            new Refused(
                Fault.PARTNER_UNKNOWN,
                partner,
                "known are " + String.join(", ", drafts.all().stream().map(Draft::id).toList())));
  }
}
