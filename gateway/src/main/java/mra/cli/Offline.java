package mra.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import mra.GatewaySettings;
import mra.Ground;
import mra.Setting;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.mapping.MappingCheck;
import mra.mapping.Mappings;
import mra.partner.Layers;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.trust.KeyRing;
import mra.trust.Spool;
import mra.trust.Trust;
import org.jspecify.annotations.Nullable;

/**
 * Configuration and keys for commands that need no server: those of production where its settings
 * are given, else the project's with the rehearsal's overlay where one is.
 */
record Offline(
    Map<String, String> environment,
    GatewaySettings settings,
    Optional<Path> overlay,
    Partners partners) {

  static Offline open() {
    return in(Surroundings.environment(), Surroundings.settings());
  }

  static Offline in(Map<String, String> environment, GatewaySettings settings) {
    var overlay = overlay(environment, settings);
    return new Offline(
        environment, settings, overlay, PartnerFiles.load(settings.config(), overlay, environment));
  }

  /**
   * The rehearsal's, once there was one. Never in production: its keys lie in a folder and sign for
   * anybody who reads it.
   */
  static Optional<Path> overlay(Map<String, String> environment, GatewaySettings settings) {
    return Optional.of(Ground.rehearsal(settings.home()).resolve("overlay"))
        .filter(folder -> !isProduction(environment) && Files.isDirectory(folder));
  }

  private static boolean isProduction(Map<String, String> environment) {
    return EnumSet.range(Setting.MRA_DATABASE_URL, Setting.MRA_SECRETS).stream()
        .anyMatch(setting -> !environment.getOrDefault(setting.name(), "").isBlank());
  }

  Layers layers() {
    return new Layers(settings.config(), overlay);
  }

  Mappings mappings() {
    return Mappings.load(settings.config(), overlay);
  }

  /** Our keys: those of MRA_KEYS in production, else the rehearsal's. */
  KeyRing keys() {
    if (isProduction(environment)) {
      return KeyRing.read(
          given(Setting.MRA_KEYS, environment), given(Setting.MRA_KEYS_PASSWORD_FILE, environment));
    }
    var folder = rehearsal().resolve("secret");
    return KeyRing.read(folder.resolve("keys.p12"), folder.resolve("keys.password"));
  }

  /**
   * The folder of the rehearsal, whose partners these are.
   *
   * @throws Refused E212 when there is none
   */
  Path rehearsal() {
    var folder = Ground.rehearsal(settings.home());
    if (overlay.isEmpty()) {
      throw new Refused(
          Fault.KEY_MISSING,
          folder.toString(),
          "there are no rehearsal keys: ./mra run makes some at its first start, and none are used where MRA_KEYS or another setting of production is given");
    }
    return folder;
  }

  private static Path given(Setting setting, Map<String, String> environment) {
    var value = environment.getOrDefault(setting.name(), "");
    if (value.isBlank()) {
      throw new Refused(
          Fault.KEY_MISSING, setting.name(), "it is not set, though other production settings are");
    }
    return Path.of(value);
  }

  /** What is done with plain files, which nobody signed. */
  interface Work<T> {
    T with(MappingCheck.Opener opener) throws IOException;
  }

  /** Opens plain files by way of a spool that is gone afterwards. */
  static <T> T local(Work<T> work) throws IOException {
    var spool = Files.createTempDirectory("mra-spool");
    var clock = Clock.systemUTC();
    try {
      var trust = new Trust(KeyRing.of(Map.of()), Spool.in(spool), clock);
      return work.with((from, plain) -> trust.local(from, plain, clock.instant()));
    } finally {
      Files.deleteIfExists(spool);
    }
  }

  /** The named mapping table, or the one that the partner's list is pulled with. */
  static String table(PartnerProfile profile, @Nullable String named) {
    var pull = profile.pull();
    if (named == null && pull == null) {
      throw new Refused(
          Fault.PROFILE_INVALID,
          profile.id(),
          "the profile pulls no list; name the table with --document");
    }
    return named == null && pull != null ? pull.document() : String.valueOf(named);
  }

  static Path readable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Refused(Fault.NOT_FOUND, file.toString(), "the file cannot be read");
    }
    return file;
  }
}
