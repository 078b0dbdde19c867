package mra.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mra.GatewaySettings;
import mra.Ground;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.mapping.Mappings;
import mra.partner.Layers;
import mra.partner.PartnerFiles;
import mra.partner.Partners;
import mra.trust.KeyRing;

/**
 * Configuration and keys for commands that need no server: the project's, with the rehearsal's
 * overlay where one is.
 */
record Offline(GatewaySettings settings, Optional<Path> overlay, Partners partners) {

  static Offline open() {
    var settings = Surroundings.settings();
    var overlay = overlay(settings);
    return new Offline(
        settings,
        overlay,
        PartnerFiles.load(settings.config(), overlay, Surroundings.environment()));
  }

  /** The rehearsal's, once there was one. */
  static Optional<Path> overlay(GatewaySettings settings) {
    return Optional.of(Ground.rehearsal(settings.home()).resolve("overlay"))
        .filter(Files::isDirectory);
  }

  Layers layers() {
    return new Layers(settings.config(), overlay);
  }

  Mappings mappings() {
    return Mappings.load(settings.config(), overlay);
  }

  /** Our keys: those of MRA_KEYS where it is set, else the rehearsal's. */
  KeyRing keys() {
    var environment = Surroundings.environment();
    var keys = environment.get("MRA_KEYS");
    var password = environment.get("MRA_KEYS_PASSWORD_FILE");
    if (keys != null && password != null) {
      return KeyRing.read(Path.of(keys), Path.of(password));
    }
    var folder = Ground.rehearsal(settings.home()).resolve("secret");
    if (!Files.isDirectory(folder)) {
      throw new Refused(
          Fault.KEY_MISSING,
          folder.toString(),
          "./mra run makes rehearsal keys at its first start, or set MRA_KEYS");
    }
    return KeyRing.read(folder.resolve("keys.p12"), folder.resolve("keys.password"));
  }

  static Path readable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Refused(Fault.NOT_FOUND, file.toString(), "the file cannot be read");
    }
    return file;
  }
}
