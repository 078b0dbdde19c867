package mra.partner;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
}
