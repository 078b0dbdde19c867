package mra.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.mapping.Mappings;
import mra.partner.GateBounds;
import mra.partner.Limits;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.partner.Signers;
import mra.partner.TrustProfile;
import mra.partner.TrustProfile.Suite;

/** The project's own EU profile, tables and schema, with the benchmark's keys. */
final class Project {
  static final Path ROOT = Path.of(System.getProperty("mra.project", ".")).toAbsolutePath();
  static final Path WORK = ROOT.resolve("gateway/target/bench");
  static final Path SCHEMA = ROOT.resolve("schemas/EU/aeo-list.xsd");
  static final String DOCUMENT = "EU/aeo-list";

  private static final Limits LIMITS =
      new Limits(8L << 30, 10_000_000, 1 << 16, 32, Duration.ofHours(1));
  private static final GateBounds BOUNDS = new GateBounds(0.15, 1.0, 0.05, 0.01, 10, false);

  private Project() {}

  static Mappings mappings() {
    return Mappings.load(ROOT, Optional.empty());
  }

  static PartnerProfile partner(Keys keys) {
    return partner(keys, BOUNDS);
  }

  static PartnerProfile partner(Keys keys, GateBounds bounds) {
    var eu = PartnerFiles.load(ROOT, Optional.empty(), Map.of()).byId("EU");
    var signers = Signers.of(keys.signer().certificate());
    return new PartnerProfile(
        eu.id(),
        eu.version(),
        eu.own(),
        eu.names(),
        eu.countries(),
        eu.timeZone(),
        eu.codes(),
        eu.agreements(),
        eu.pull(),
        eu.push(),
        eu.receipts(),
        new TrustProfile(Suite.CMS_RSA, signers, List.of(), Keys.OURS),
        bounds,
        eu.freshness(),
        LIMITS);
  }
}
