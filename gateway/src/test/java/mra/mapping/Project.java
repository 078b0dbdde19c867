package mra.mapping;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mra.partner.Limits;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.partner.Partners;

/** The partners and tables that the project brings. */
final class Project {
  static final Path ROOT = Path.of("..");
  static final Partners PARTNERS = PartnerFiles.load(ROOT, Optional.empty(), Map.of());
  static final Mappings MAPPINGS = Mappings.load(ROOT, Optional.empty());

  private Project() {}

  static PartnerProfile partner(String id) {
    return PARTNERS.byId(id);
  }

  /** The same partner, allowed no more than this. */
  static PartnerProfile limited(String id, long records, int recordBytes, int depth) {
    var p = partner(id);
    return new PartnerProfile(
        p.id(),
        p.version(),
        p.own(),
        p.names(),
        p.countries(),
        p.timeZone(),
        p.codes(),
        p.agreements(),
        p.pull(),
        p.push(),
        p.receipts(),
        p.trust(),
        p.gate(),
        p.freshness(),
        new Limits(p.limits().bytes(), records, recordBytes, depth, Duration.ofMinutes(1)));
  }
}
