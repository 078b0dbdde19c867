package mra.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mra.fault.Fault;
import mra.partner.Agreement;
import mra.partner.Finding;
import mra.partner.Findings;
import mra.partner.Layers;
import mra.partner.PartnerProfile;
import mra.partner.Place;
import mra.trust.Opened;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with tables, code lists, schemas and samples. */
public final class MappingCheck {

  /** Opens a plain sample, as {@code Trust.local} does. */
  public interface Opener {
    Opened open(PartnerProfile from, Path sample);
  }

  private static final Pattern PARTNER = Pattern.compile("[A-Z][A-Z0-9-]*");

  private final Opener opener;

  public MappingCheck(Opener opener) {
    this.opener = opener;
  }

  /**
   * What concerns tables, code lists and schemas.
   *
   * @param partner leaves out what stands in the folders of others; null for all
   */
  public List<Finding> tables(Path config, Optional<Path> overlay, @Nullable String partner) {
    var findings = new Findings();
    new MappingLoader(new Layers(config, overlay), findings).load();
    return findings.sorted().stream().filter(finding -> concerns(finding, partner)).toList();
  }

  private static boolean concerns(Finding finding, @Nullable String partner) {
    var folder = finding.file().toAbsolutePath().resolveSibling(".").normalize().getFileName();
    return partner == null
        || partner.equals(String.valueOf(folder))
        || !PARTNER.matcher(String.valueOf(folder)).matches();
  }

  /** What concerns the samples of one partner, when its tables are sound. */
  public List<Finding> samples(Path config, Optional<Path> overlay, PartnerProfile partner) {
    var layers = new Layers(config, overlay);
    var mappings = new MappingLoader(layers, new Findings()).load();
    var findings = new Findings();
    var folder = config.resolve("partners").resolve(partner.id());
    expectWritable(mappings, partner, new Place(folder.resolve("partner.yaml"), 0), findings);
    new SampleCheck(mappings, opener, partner, findings).check(layers, folder);
    return findings.sorted();
  }

  /** A name without a place keeps the whole list back, on the day when the first one comes. */
  private static void expectPlaces(Plan plan, PartnerProfile partner, Findings findings) {
    var names = plan.list(Words.NAMES);
    boolean english =
        !names.isEmpty() && names.stream().allMatch(each -> each.each() < 0 && isEnglish(each));
    boolean all =
        partner.agreements().stream()
            .map(Agreement::ours)
            .anyMatch(ours -> ours != null && ours.discloses().contains(Agreement.Told.NAME));
    if (english && all) {
      findings.error(
          plan.table().fields().getOrDefault(Words.NAMES, List.of()).getFirst().place(),
          Fault.MAPPING_INVALID,
          "names: it has places for English names, and the agreement tells all",
          "add a place for the others, or say discloses: [name.en] in partner.yaml");
    }
  }

  private static boolean isEnglish(Source name) {
    return name.lang() != null && "en".equals(name.lang().constant());
  }

  private static void expectWritable(
      Mappings mappings, PartnerProfile partner, Place profile, Findings findings) {
    var push = partner.push();
    if (push == null || !mappings.documents().contains(push.document())) {
      return;
    }
    if (!mappings.writes(push.document())) {
      findings.error(
          profile,
          Fault.PROFILE_INVALID,
          "push: " + push.document() + " cannot be written, its way is in");
    }
    expectPlaces(mappings.plan(push.document()), partner, findings);
    if (push.pageRecords() > 0 && !mappings.formats().isPaged(push.document())) {
      findings.error(
          profile,
          Fault.PROFILE_INVALID,
          "push: " + push.document() + " has no pages",
          "leave page-records out");
    }
  }
}
