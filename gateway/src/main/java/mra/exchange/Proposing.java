package mra.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mra.exchange.Versions.Version;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.mapping.MappingCheck;
import mra.partner.ArchivedFiles;
import mra.partner.Configured;
import mra.partner.Finding;
import mra.partner.PartnerProfile;
import mra.registry.PartnerVersions;
import mra.trust.KeyRing;
import mra.trust.Trust;
import org.jspecify.annotations.Nullable;

/** Reads what lies in a partner's folder, and says why it cannot be put in force. */
public final class Proposing {
  private static final int FINDINGS_TOLD = 20;

  /** Of all partners together: part of no version, and read when a node starts. */
  private static final String PARTY_ROLES = "mappings/codelists/party-role.csv";

  private final Configured configured;
  private final Versions versions;
  private final PartnerVersions kept;
  private final KeyRing keys;
  private final MappingCheck mappings;
  private final Clock clock;
  private final String partyRoles;

  public Proposing(
      Configured configured,
      Versions versions,
      PartnerVersions kept,
      KeyRing keys,
      Trust trust,
      Clock clock) {
    this.configured = configured;
    this.versions = versions;
    this.kept = kept;
    this.keys = keys;
    this.mappings = new MappingCheck((from, plain) -> trust.local(from, plain, clock.instant()));
    this.clock = clock;
    this.partyRoles = partyRoles();
  }

  /**
   * A version that may run in shadow.
   *
   * @param changes file by file against the version in force
   */
  record Found(Version version, byte[] archive, Map<String, FileChange> changes) {}

  /**
   * A file that differs.
   *
   * @param before SHA-256; null for a new file
   * @param after SHA-256; null for one that is gone
   */
  public record FileChange(@Nullable String before, @Nullable String after) {}

  /**
   * @throws Refused E612 with the first errors where it is wrong, or where nothing differs; E613
   *     where it takes a restart, as do roles of parties that were changed meanwhile
   */
  Found read(String partner, PartnerProfile inForce) {
    var archive = checked(partner);
    var version = versions.read(partner, archive);
    if (version.profile().version().equals(inForce.version())) {
      throw new Refused(
          Fault.VERSION_REFUSED, partner, "its folder holds the version that is in force");
    }
    expectNoRestart(version, inForce);
    return new Found(version, archive, changes(inForce.version(), archive));
  }

  /**
   * Of a partner that is not known yet.
   *
   * @throws Refused E606 without a folder, otherwise as {@link #read}
   */
  Found first(String partner) {
    var archive = checked(partner);
    var version = versions.read(partner, archive);
    if (version.profile().own()) {
      throw new Refused(Fault.VERSION_REFUSED, partner, "we have a programme of our own already");
    }
    expectKeys(version.profile());
    return new Found(version, archive, Map.of());
  }

  private String partyRoles() {
    try {
      return Files.readString(configured.layers().file(PARTY_ROLES));
    } catch (IOException unreadable) {
      throw new Refused(Fault.CODE_LIST_INVALID, PARTY_ROLES, "it cannot be read", unreadable);
    }
  }

  private byte[] checked(String partner) {
    if (!partyRoles().equals(partyRoles)) {
      throw new Refused(
          Fault.RESTART_NEEDED,
          PARTY_ROLES,
          "it was changed since this node started, and no version holds it");
    }
    expectNoErrors(configured.check(partner, clock), partner);
    var reading = configured.read(partner);
    var archive = reading.archive(partner);
    var names = ArchivedFiles.of(archive).files().keySet();
    expectNoErrors(
        mappings.tables(configured.folder(), configured.overlay(), partner).stream()
            .filter(finding -> isOneOf(names, finding))
            .toList(),
        partner);
    expectNoErrors(
        mappings.samples(configured.folder(), configured.overlay(), reading.byId(partner)),
        partner);
    return archive;
  }

  /** What differs between two versions that are kept. */
  public Map<String, FileChange> changes(String before, String after) {
    return changes(before, kept.archive(after).orElseThrow());
  }

  private Map<String, FileChange> changes(String before, byte[] after) {
    var was = ArchivedFiles.of(kept.archive(before).orElseThrow()).digests();
    var is = ArchivedFiles.of(after).digests();
    var changes = new TreeMap<String, FileChange>();
    Stream.concat(was.keySet().stream(), is.keySet().stream())
        .filter(name -> !Objects.equals(was.get(name), is.get(name)))
        .forEach(name -> changes.put(name, new FileChange(was.get(name), is.get(name))));
    return changes;
  }

  /**
   * @throws Refused E612 for what is fixed for as long as there is a database, E613 for what a node
   *     learns at its start only
   */
  void expectNoRestart(Version next, PartnerProfile inForce) {
    var profile = next.profile();
    if (profile.own() != inForce.own()) {
      throw new Refused(Fault.VERSION_REFUSED, profile.id(), "'own' says otherwise than before");
    }
    if (profile.own() && !profile.timeZone().equals(inForce.timeZone())) {
      throw new Refused(
          Fault.VERSION_REFUSED,
          profile.id(),
          "our own time zone tells which day every kept answer is of, and stays "
              + inForce.timeZone());
    }
    expectKeys(profile);
    expectNothing(lostLinks(profile, inForce), profile);
  }

  private void expectKeys(PartnerProfile profile) {
    expectNothing(missingKeys(profile), profile);
  }

  private static void expectNothing(List<String> missing, PartnerProfile profile) {
    if (!missing.isEmpty()) {
      throw new Refused(Fault.RESTART_NEEDED, profile.id(), String.join("; ", missing));
    }
  }

  private List<String> missingKeys(PartnerProfile profile) {
    var trust = profile.trust();
    var pull = profile.pull();
    var push = profile.push();
    return Stream.of(
            trust == null ? null : trust.ours(),
            pull == null || pull.from() == null ? null : pull.options().get("client-key"),
            push == null || !push.isConnected() ? null : push.options().get("client-key"))
        .filter(Objects::nonNull)
        .distinct()
        .filter(alias -> !keys.aliases().contains(alias))
        .map(alias -> "MRA_KEYS holds no key " + alias)
        .toList();
  }

  /** A variable that has no value would end what goes on now, and nobody would be told why. */
  private static List<String> lostLinks(PartnerProfile next, PartnerProfile inForce) {
    var lost = new ArrayList<String>();
    var pull = next.pull();
    var before = inForce.pull();
    if (pull != null && pull.from() == null && before != null && before.from() != null) {
      lost.add("a variable of pull.from has no value");
    }
    var push = next.push();
    var pushed = inForce.push();
    if (push != null && !push.isConnected() && pushed != null && pushed.isConnected()) {
      lost.add("a variable of push.to has no value");
    }
    return lost;
  }

  private boolean isOneOf(Set<String> names, Finding finding) {
    return names.stream().anyMatch(name -> configured.layers().file(name).equals(finding.file()));
  }

  private static void expectNoErrors(List<Finding> findings, String partner) {
    var errors = findings.stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      throw new Refused(
          Fault.VERSION_REFUSED,
          partner,
          "%d errors: %s"
              .formatted(
                  errors.size(),
                  errors.stream()
                      .limit(FINDINGS_TOLD)
                      .map(Finding::toString)
                      .collect(Collectors.joining(" | "))));
    }
  }
}
