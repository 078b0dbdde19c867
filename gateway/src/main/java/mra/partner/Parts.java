package mra.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mra.fault.Fault;

/** Gathers what a version of a partner is made of. */
final class Parts {

  private static final long BYTES_MAX = 16 << 20;

  private final PartnerFolder folder;
  private final Findings findings;
  private final SortedMap<String, byte[]> parts = new TreeMap<>();
  private long bytes;

  Parts(PartnerFolder folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
  }

  /** Empty of what is missing: who names a missing file has told already. */
  SortedMap<String, byte[]> of(Section profile) {
    var trust = profile.in("trust");
    Stream.concat(trust.texts("theirs").stream(), trust.texts("transport").stream())
        .flatMap(name -> folder.matching(name).stream())
        .forEach(file -> add(folder.name(file)));
    for (var link : links(profile)) {
      link.text("host-key").ifPresent(file -> add(folder.name(file)));
    }
    return withoutKeys(profile);
  }

  /** The same without certificates and host keys. */
  SortedMap<String, byte[]> withoutKeys(Section profile) {
    add(folder.name(ProfileReader.FILE));
    add(folder.name(ProfileReader.OVERRIDES));
    add(Catalogue.PROGRAMMES);
    add(Catalogue.BENEFITS);
    if (profile.flag("own", false)) {
      add(Catalogue.OWN_BENEFITS);
    }
    for (var link : links(profile)) {
      link.text("document").ifPresent(this::addTable);
    }
    var others = profile.in("pull").in(PullReader.OTHERS);
    others.keys().forEach(name -> others.text(name).ifPresent(this::addTable));
    // What our own credit system says over the broker; no other partner has such a table.
    addTable(folder.id() + "/enterprise-changes");
    return parts;
  }

  private static List<Section> links(Section profile) {
    return List.of(profile.in("pull"), profile.in("push"));
  }

  private void addTable(String document) {
    var name = PartnerFolder.table(document);
    var file = folder.layers().find(name);
    if (file.isPresent()) {
      add(name);
      // What is wrong with the table is the mapping room's to find.
      YamlTree.read(file.get(), Fault.MAPPING_INVALID, new Findings()).ifPresent(this::addNamed);
    }
  }

  /** The code lists that a table names, and its schema with all that lies beside it. */
  private void addNamed(YamlTree table) {
    for (var list : table.root().findValuesAsText("codes")) {
      add("mappings/codelists/" + list + ".csv");
    }
    var schema = table.root().path("format").path("schema").asText();
    if (schema.contains("/")) {
      folder.layers().walk(schema.substring(0, schema.lastIndexOf('/'))).forEach(this::add);
    }
  }

  private void add(String name) {
    folder.layers().find(name).filter(Files::isRegularFile).ifPresent(file -> add(name, file));
  }

  private void add(String name, Path file) {
    try {
      bytes += Files.size(file);
      if (bytes > BYTES_MAX) {
        findings.error(
            new Place(file, 0), Fault.PROFILE_INVALID, "with it the partner's files exceed 16 MiB");
      } else {
        parts.put(name, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      findings.error(new Place(file, 0), Fault.PROFILE_INVALID, "it cannot be read");
    }
  }
}
