package mra.onboarding;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import mra.fault.Refused;
import mra.mapping.MappingCheck;
import mra.mapping.Mappings;
import mra.mapping.SideBySide;
import mra.partner.Layers;
import mra.partner.PartnerFiles;

/** Makes the pages that two administrations sign. */
public final class MappingDocuments {
  /** Enough operators of a sample to find examples for every field. */
  private static final long LOOKED_AT = 1_000;

  private final Path config;
  private final Optional<Path> overlay;
  private final Map<String, String> environment;
  private final MappingCheck.Opener opener;

  public MappingDocuments(
      Path config,
      Optional<Path> overlay,
      Map<String, String> environment,
      MappingCheck.Opener opener) {
    this.config = config;
    this.overlay = overlay;
    this.environment = environment;
    this.opener = opener;
  }

  /**
   * One page of HTML without anything from elsewhere.
   *
   * @param document its mapping table
   * @throws Refused when there is no such partner or table
   */
  public String html(String partner, String document, LocalDate on) throws IOException {
    var profile = PartnerFiles.load(config, overlay, environment).byId(partner);
    var mappings = Mappings.load(config, overlay);
    var examples = new Examples();
    for (var sample : SideBySide.samples(config, partner, document)) {
      try (var opened = opener.open(profile, sample)) {
        new SideBySide(mappings).read(opened, document, LOOKED_AT, examples::add);
      } catch (Refused bad) {
        examples.add(bad);
      }
    }
    return new MappingDocument(new Layers(config, overlay), profile, document, examples).html(on);
  }
}
