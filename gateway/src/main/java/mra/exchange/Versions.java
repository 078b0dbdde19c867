package mra.exchange;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.mapping.Mappings;
import mra.partner.ArchivedFiles;
import mra.partner.Configured;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.registry.PartnerVersions;
import mra.registry.PartnerVersions.InForce;
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
  private final Predicate<String> exchanges;
  private final Path scratch;
  private final Map<String, Version> loaded = new ConcurrentHashMap<>();

  private final Map<String, String> leftOut = new ConcurrentHashMap<>();

  /** By partner, what was in force when this node began, those without a folder among them. */
  private volatile Map<String, Long> begun = Map.of();

  /**
   * A version that can be used.
   *
   * @param reading this partner alone
   */
  public record Version(PartnerProfile profile, Partners reading, Mappings mappings) {}

  /**
   * @param exchanges whether anything is exchanged with a partner
   * @param scratch where archives are unpacked while they are read; emptied now
   */
  public Versions(
      Configured configured,
      PartnerVersions kept,
      Activation activation,
      Predicate<String> exchanges,
      Path scratch)
      throws IOException {
    this.configured = configured;
    this.kept = kept;
    this.activation = activation;
    this.exchanges = exchanges;
    this.scratch = scratch;
    FileSystemUtils.deleteRecursively(scratch);
    Files.createDirectories(scratch);
  }

  /**
   * What lies in the folder comes into force: addresses and keys of a rehearsal are new each time.
   */
  public Partners ofFolder() {
    remember();
    var read = PartnerFiles.load(configured.folder(), configured.overlay(), configured.values());
    activation.recall(begun.keySet(), read.all());
    var partners = activation.activate(read);
    var mappings = Mappings.load(configured.folder(), configured.overlay());
    for (var profile : partners.all()) {
      loaded.put(profile.version(), new Version(profile, partners.only(profile.id()), mappings));
    }
    return partners;
  }

  /**
   * Of everybody with a folder the version that was in force last, whatever lies in the folder now;
   * of those seen for the first time what lies there. Of two that name one country the later one is
   * left out: the others go on.
   *
   * @throws Refused naming the first error of a partner that is seen for the first time, or of a
   *     version by which is exchanged
   */
  public Partners inForce() {
    remember();
    var found = new ArrayList<Version>();
    var unseen = new ArrayList<String>();
    for (var partner : configured.partners()) {
      kept.inForce(partner)
          .flatMap(version -> usable(partner, version))
          .ifPresentOrElse(found::add, () -> unseen.add(partner));
    }
    found.sort(
        comparing((Version version) -> !version.profile().own())
            .thenComparing(version -> begun.getOrDefault(version.profile().id(), 0L)));
    var together = Partners.of();
    found.forEach(version -> takeInto(together, version));
    recall(together, found);
    unseen.forEach(partner -> first(partner).ifPresent(version -> takeInto(together, version)));
    together.own();
    return together;
  }

  private void takeInto(Partners together, Version version) {
    together
        .clash(version.reading())
        .ifPresentOrElse(
            clash -> leaveOut(version.profile().id(), clash),
            () -> together.replace(version.reading()));
  }

  private void leaveOut(String partner, String why) {
    LOG.error(
        "{} {} is left out, nothing is exchanged with it by this node: {}. {}",
        Fault.COUNTRY_TAKEN.code(),
        partner,
        why,
        Fault.COUNTRY_TAKEN.todo());
    leftOut.put(partner, why);
  }

  /** Partners that this node began without, with the reason. */
  Map<String, String> leftOut() {
    return Map.copyOf(leftOut);
  }

  /** Who has no folder any more is no partner; who is left out has what nobody else names. */
  private void recall(Partners together, List<Version> found) {
    var gone = new HashSet<>(begun.keySet());
    together.all().forEach(partner -> gone.remove(partner.id()));
    var inOrder = new ArrayList<>(together.all());
    found.stream()
        .map(Version::profile)
        .filter(profile -> gone.contains(profile.id()))
        .forEach(inOrder::add);
    activation.recall(gone, inOrder);
  }

  /** Before any is read: what comes into force meanwhile is news. */
  private void remember() {
    begun = kept.inForce().stream().collect(Collectors.toMap(InForce::partner, InForce::id));
  }

  /** Whether it came into force since this node began, whatever any clock says. */
  boolean isNews(InForce now) {
    return now.id() > begun.getOrDefault(now.partner(), 0L);
  }

  /**
   * A release may read more strictly than the one before, and a node may lack a variable or its
   * disk. Nobody has reviewed the folder of a partner that is exchanged with.
   *
   * @return empty where nothing is exchanged by it, so that the folder may take its place
   */
  private Optional<Version> usable(String partner, String version) {
    try {
      return Optional.of(load(partner, version));
    } catch (Refused unreadable) {
      if (unreadable.fault() == Fault.DISK_UNUSABLE || exchanges.test(partner)) {
        throw unusable(partner, version, unreadable);
      }
      LOG.warn(
          "The version of {} in force cannot be read, and nothing is exchanged by it, so its folder is: {}",
          partner,
          unreadable.getMessage());
      return Optional.empty();
    }
  }

  private static Refused unusable(String partner, String version, Refused why) {
    return new Refused(
        why.fault(),
        partner,
        "version %s is in force and cannot be read (%s: %s); its folder does not take its place. Mend this node's variable or disk where one is named, otherwise start the release that ran before and put a version in force that this one reads"
            .formatted(version, why.where(), why.detail()),
        why);
  }

  private Optional<Version> first(String partner) {
    try {
      activation.activate(configured.read(partner));
    } catch (Refused refused) {
      if (refused.fault() != Fault.COUNTRY_TAKEN) {
        throw refused;
      }
      leaveOut(partner, refused.detail());
      return Optional.empty();
    }
    return Optional.of(load(partner, kept.inForce(partner).orElseThrow()));
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

  /**
   * SHA-256 of the files of the version in force, as a conformance report names it. By the
   * database, for this node may take it a moment later.
   */
  public String files(String partner) {
    var version =
        kept.inForce(partner)
            .orElseThrow(() -> new Refused(Fault.NOT_FOUND, partner, "it has no version in force"));
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
