package mra.partner;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * A configuration folder as the gateway was told of it, to be read whenever somebody wants to know
 * what lies there now.
 *
 * @param overlay laid over it
 * @param values of variables, as they are for as long as the gateway runs
 */
public record Configured(Path folder, Optional<Path> overlay, Map<String, String> values) {

  public Configured {
    values = Map.copyOf(values);
  }

  /**
   * @param environment gives way to the overlay's values.properties
   * @throws Refused E601 when those cannot be read
   */
  public static Configured of(
      Path folder, Optional<Path> overlay, Map<String, String> environment) {
    var findings = new Findings();
    var values = Variables.of(new Layers(folder, overlay), environment, findings).all();
    findings.refuseErrors();
    return new Configured(folder, overlay, values);
  }

  /**
   * The same values over other files.
   *
   * @param files with the layout of a configuration folder
   */
  public Configured over(Path files) {
    return new Configured(files, Optional.empty(), values);
  }

  public Layers layers() {
    return new Layers(folder, overlay);
  }

  /** Everybody that has a folder. */
  public List<String> partners() {
    return Drafts.ids(layers());
  }

  /**
   * One partner alone, whatever is wrong with others.
   *
   * @throws Refused E606 for one without a folder; naming the first error with its file and line
   */
  public Partners read(String partner) {
    if (!partners().contains(partner)) {
      throw new Refused(
          Fault.PARTNER_UNKNOWN, partner, "in " + folder + " are " + String.join(", ", partners()));
    }
    var draft = Drafts.read(layers(), values, Optional.empty(), partner::equals);
    draft.findings().refuseErrors();
    return draft.partners();
  }

  /** Everything that is wrong with one partner's files now. */
  public List<Finding> check(String partner, Clock clock) {
    return new Check(new HashMap<>(values), clock).check(folder, overlay, partner);
  }
}
