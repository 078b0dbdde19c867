package mra.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    var folder = folder(config, partner);
    var findings = new Findings();
    var tree = tree(folder, findings);
    var parts = new Parts(folder, findings).withoutKeys(new Section(tree, "", findings));
    return Archive.of(parts).version();
  }

  /**
   * What a version of a partner is made of, by name from the configuration's root.
   *
   * @throws Refused E606 for a partner that has no folder, E601 where it does not read
   */
  public static SortedMap<String, byte[]> parts(Path config, String partner) {
    var folder = folder(config, partner);
    var findings = new Findings();
    var parts = new Parts(folder, findings).of(new Section(tree(folder, findings), "", findings));
    findings.refuseErrors();
    return parts;
  }

  /**
   * Profile and overrides as one, as they are written: without defaults, with {@code ${VARIABLES}}.
   *
   * @throws Refused E606 for a partner that has no folder
   */
  public static JsonNode written(Path config, String partner) {
    return tree(folder(config, partner), new Findings()).root();
  }

  /** Of a partner, by language; none where its profile does not read. */
  public static Map<String, String> names(Path config, String partner) {
    var names = new TreeMap<String, String>();
    written(config, partner)
        .path("names")
        .propertyStream()
        .forEach(name -> names.put(name.getKey(), name.getValue().asText()));
    return names;
  }

  private static YamlTree tree(PartnerFolder folder, Findings findings) {
    return ProfileReader.tree(folder, findings).orElseGet(() -> ProfileReader.nothing(folder));
  }

  private static PartnerFolder folder(Path config, String partner) {
    var layers = new Layers(config, Optional.empty());
    if (!layers.list(PartnerFolder.ALL).contains(partner)) {
      throw new Refused(Fault.PARTNER_UNKNOWN, partner, "it has no folder in " + config);
    }
    return new PartnerFolder(layers, partner);
  }
}
