package mra.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.mapping.Mappings;
import mra.partner.ArchivedFiles;
import mra.partner.Configured;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.registry.PartnerVersions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Versions of partners, read and compiled from their archives. Whatever the folder says meanwhile,
 * a version stays what it was; only the values of variables are those of this start.
 */
public final class Versions {
  private static final Logger LOG = LoggerFactory.getLogger(Versions.class);

  private final Configured configured;
  private final PartnerVersions kept;
  private final Activation activation;
  private final Path scratch;
  private final Map<String, Version> loaded = new ConcurrentHashMap<>();

  /**
   * A version that can be used.
   *
   * @param reading this partner alone
   */
  public record Version(PartnerProfile profile, Partners reading, Mappings mappings) {}

  /**
   * @param scratch where archives are unpacked while they are read; emptied now
   */
  public Versions(Configured configured, PartnerVersions kept, Activation activation, Path scratch)
      throws IOException {
    this.configured = configured;
    this.kept = kept;
    this.activation = activation;
    this.scratch = scratch;
    FileSystemUtils.deleteRecursively(scratch);
    Files.createDirectories(scratch);
  }

  /**
   * What lies in the folder comes into force: addresses and keys of a rehearsal are new each time.
   */
  public Partners ofFolder() {
    var partners =
        activation.activate(
            PartnerFiles.load(configured.folder(), configured.overlay(), configured.values()));
    var mappings = Mappings.load(configured.folder(), configured.overlay());
    for (var profile : partners.all()) {
      loaded.put(profile.version(), new Version(profile, partners.only(profile.id()), mappings));
    }
    return partners;
  }

  /**
   * Of everybody with a folder the version that was in force last, whatever lies in the folder now;
   * of those seen for the first time what lies there.
   *
   * @throws Refused naming the first error of a partner that is seen for the first time, and E601
   *     when versions do not go together
   */
  public Partners inForce() {
    var readings = new ArrayList<Partners>();
    for (var partner : configured.partners()) {
      readings.add(
          kept.inForce(partner)
              .flatMap(version -> readable(partner, version))
              .orElseGet(() -> first(partner))
              .reading());
    }
    var together = Partners.together(readings);
    together.own();
    return together;
  }

  /** A release may read more strictly than the one before; then the folder has to be mended. */
  private Optional<Version> readable(String partner, String version) {
    try {
      return Optional.of(load(partner, version));
    } catch (Refused unreadable) {
      LOG.warn(
          "The version of {} in force cannot be read by this release, so its folder is: {}",
          partner,
          unreadable.getMessage());
      return Optional.empty();
    }
  }

  private Version first(String partner) {
    activation.activate(configured.read(partner));
    return load(partner, kept.inForce(partner).orElseThrow());
  }

  /**
   * @throws Refused as what is wrong with it says
   */
  public Version load(String partner, String version) {
    var known = loaded.get(version);
    if (known != null) {
      return known;
    }
    var fresh = read(partner, archive(partner, version));
    loaded.put(version, fresh);
    return fresh;
  }

  /** From an archive that may not be kept yet. */
  Version read(String partner, byte[] archive) {
    return unpacked(
        partner,
        archive,
        folder -> {
          var reading = configured.over(folder).read(partner);
          var mappings = Mappings.load(folder, Optional.empty());
          return new Version(reading.byId(partner), reading, mappings);
        });
  }

  /** SHA-256 of a version's files as a conformance report names it. */
  public String files(String partner, String version) {
    var archive = archive(partner, version);
    return unpacked(partner, archive, folder -> PartnerFiles.digest(folder, partner));
  }

  private byte[] archive(String partner, String version) {
    return kept.archive(version)
        .orElseThrow(() -> new Refused(Fault.NOT_FOUND, partner, "version " + version));
  }

  private <T> T unpacked(String partner, byte[] archive, Function<Path, T> read) {
    try {
      var folder = Files.createTempDirectory(scratch, partner);
      try {
        ArchivedFiles.of(archive).writeTo(folder);
        return read.apply(folder);
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    } catch (IOException e) {
      throw Refused.byDisk(scratch, e);
    }
  }

  /** The tables that a profile's partner reads and writes by. */
  public Mappings mappings(PartnerProfile profile) {
    return load(profile.id(), profile.version()).mappings();
  }

  /** What nobody uses any more is read again should somebody. */
  void forget(String version) {
    loaded.remove(version);
  }
}
