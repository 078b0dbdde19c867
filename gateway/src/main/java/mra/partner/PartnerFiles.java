package mra.partner;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import mra.fault.Refused;

/** Reads a configuration folder: partners/, and what they need of mappings/ and schemas/. */
public final class PartnerFiles {

  private PartnerFiles() {}

  /**
   * Reads and checks all of it.
   *
   * @param overlay folder laid over it: its files take the place of those of the same name, its
   *     values.properties goes before the environment
   * @param environment fills {@code ${VARIABLES}} of pull
   * @throws Refused naming the first error with its file and line
   */
  public static Partners load(
      Path config, Optional<Path> overlay, Map<String, String> environment) {
    var drafts = Drafts.read(new Layers(config, overlay), environment, Optional.empty());
    drafts.findings().refuseErrors();
    return drafts.partners();
  }

  /**
   * What a rehearsal is about: profile, overrides, mapping tables, their code lists and schemas, as
   * the folder has them. The same for every overlay and environment. Certificates are not among it,
   * because a rehearsal is held with keys of its own; samples are not, because they are read and
   * never run.
   *
   * @return SHA-256, lower-case hex
   * @throws Refused E606 for a partner that has no folder
   */
  public static String digest(Path config, String partner) {
    var folder = new PartnerFolder(new Layers(config, Optional.empty()), partner);
    if (!folder.layers().list(PartnerFolder.ALL).contains(partner)) {
      throw new Refused(Fault.PARTNER_UNKNOWN, partner, "it has no folder in " + config);
    }
    var findings = new Findings();
    var tree = ProfileReader.tree(folder, findings).orElseGet(() -> ProfileReader.nothing(folder));
    var parts = new Parts(folder, findings).withoutKeys(new Section(tree, "", findings));
    return Archive.of(parts).version();
  }
}
