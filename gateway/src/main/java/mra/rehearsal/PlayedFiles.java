package mra.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.trust.KeyRing;
import mra.trust.Pem;
import org.jspecify.annotations.Nullable;

/**
 * A folder laid over the configuration, in which one partner has addresses, keys and certificates
 * of a rehearsal's own, and nobody else can be reached. Beside the partner stand its twins, one for
 * each of its samples: the same partner, of whom nothing is known yet.
 */
final class PlayedFiles {
  /** Whatever a profile's variables stand for: what is left of it only has to be the same. */
  static final String VALUE = "rehearsed";

  /** Never has a value, so that what names it is never reached. */
  private static final String NOWHERE = "${NOT_REHEARSED}";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)\\}");
  private static final String CERTIFICATES = "certificates/";
  private static final String SIGNER = CERTIFICATES + "rehearsal-signer.pem";
  private static final String AUTHORITY = CERTIFICATES + "rehearsal-authority.pem";
  private static final String TLS = CERTIFICATES + "rehearsal-tls.pem";
  private static final String HOST_KEY = CERTIFICATES + "rehearsal-host.pub";

  private final Path config;
  private final Path overlay;
  private final String partner;
  private final JsonNode written;

  PlayedFiles(Path config, Path overlay, String partner) throws IOException {
    this.config = config;
    this.overlay = Files.createDirectories(overlay);
    this.partner = partner;
    this.written = PartnerFiles.written(config, partner);
    values(Map.of());
  }

  Path overlay() {
    return overlay;
  }

  /** As the configuration and what was laid over it so far say. */
  Partners load() {
    return PartnerFiles.load(config, Optional.of(overlay), Map.of());
  }

  /** Cuts off everybody whose profile holds an address. */
  void silence(List<PartnerProfile> others) throws IOException {
    for (var other : others) {
      var pull = other.pull();
      var push = other.push();
      boolean named =
          (pull != null && pull.from() != null)
              || (push != null && push.to() != null)
              || other.receipts().to() != null;
      if (named && !other.id().equals(partner)) {
        var tree = PartnerFiles.written(config, other.id()).<ObjectNode>deepCopy();
        address(tree, "pull", "from", NOWHERE);
        address(tree, "push", "to", NOWHERE);
        address(tree, "receipts", "to", NOWHERE);
        write(other.id(), tree);
      }
    }
  }

  /**
   * The partner with its keys, where its profile says that something is.
   *
   * @param at where it is reached
   */
  void play(KeyRing keys, PublicKey sftpHost, Addresses at) throws IOException {
    fillVariables();
    certificates(partner, keys, sftpHost);
    write(partner, played(keys, at.from(), at.to(), at.receipts()));
  }

  private ObjectNode played(KeyRing keys, String from, String to, String receipts) {
    var tree = written.<ObjectNode>deepCopy();
    address(tree, "pull", "from", from);
    address(tree, "push", "to", to);
    address(tree, "receipts", "to", receipts);
    for (var link : List.of("pull", "push")) {
      if (tree.path(link).path("over").asText().equals("sftp")) {
        tree.withObject("/" + link).put("host-key", HOST_KEY);
      }
    }
    var trust = tree.withObject("/trust");
    trust.putArray("theirs").add(SIGNER).add(AUTHORITY);
    trust.putArray("subjects").add(subject(keys));
    if (keys.aliases().contains(FreshKeys.TLS_AUTHORITY)) {
      trust.putArray("transport").add(TLS);
    }
    return tree;
  }

  private static String subject(KeyRing keys) {
    return keys.key(FreshKeys.SIGNER).certificate().getSubjectX500Principal().getName();
  }

  private static void address(ObjectNode tree, String link, String key, String address) {
    if (tree.path(link).has(key)) {
      tree.withObject("/" + link).put(key, address);
    }
  }

  /**
   * Another partner that is like it and has its keys, but gets nothing and was never heard.
   *
   * @param country of its own, because no two partners share one
   */
  void twin(String id, String country, KeyRing keys, PublicKey sftpHost, String from)
      throws IOException {
    var tree = played(keys, from, NOWHERE, NOWHERE);
    tree.put("partner", id);
    tree.putArray("countries").add(country);
    tree.remove(List.of("agreements", "push", "receipts"));
    tree.withObject("/gate").put("hold-first", false);
    certificates(id, keys, sftpHost);
    write(id, tree);
  }

  /** What our own credit system is to us; it only signs. */
  void own(String id, KeyRing keys, Path drop) throws IOException {
    var tree = PartnerFiles.written(config, id).<ObjectNode>deepCopy();
    address(tree, "pull", "from", drop.toString());
    var trust = tree.withObject("/trust");
    trust.putArray("theirs").add(SIGNER).add(AUTHORITY);
    trust.putArray("subjects").add(subject(keys));
    tree.withObject("/gate").put("hold-first", false);
    pem(id, SIGNER, keys, FreshKeys.SIGNER);
    pem(id, AUTHORITY, keys, FreshKeys.AUTHORITY);
    write(id, tree);
  }

  /** What a partner that is played has to have. */
  static <T> T needed(@Nullable T part, String partner, String key) {
    if (part == null) {
      throw new Refused(
          Fault.PROFILE_INVALID, partner, "without " + key + " there is nothing to rehearse");
    }
    return part;
  }

  boolean hasReceiptAddress() {
    return written.path("receipts").has("to");
  }

  private void certificates(String id, KeyRing keys, PublicKey sftpHost) throws IOException {
    pem(id, SIGNER, keys, FreshKeys.SIGNER);
    pem(id, AUTHORITY, keys, FreshKeys.AUTHORITY);
    if (keys.aliases().contains(FreshKeys.TLS_AUTHORITY)) {
      pem(id, TLS, keys, FreshKeys.TLS_AUTHORITY);
    }
    Files.writeString(file(id, HOST_KEY), SshKeys.line(sftpHost) + "\n");
  }

  private void pem(String id, String name, KeyRing keys, String alias) throws IOException {
    Pem.write(file(id, name), List.of(keys.key(alias).certificate()));
  }

  private void fillVariables() throws IOException {
    values(variables(written));
  }

  /** Each with something that stands for its value. */
  static SortedMap<String, String> variables(JsonNode profile) {
    var values = new TreeMap<String, String>();
    texts(
        profile,
        text -> VARIABLE.matcher(text).results().forEach(name -> values.put(name.group(1), VALUE)));
    return values;
  }

  private static void texts(JsonNode node, Consumer<String> each) {
    if (node.isTextual()) {
      each.accept(node.textValue());
    }
    node.forEach(child -> texts(child, each));
  }

  /** Takes the place of the configuration's own. */
  private void values(Map<String, String> values) throws IOException {
    var properties = new Properties();
    properties.putAll(values);
    try (var writer = Files.newBufferedWriter(overlay.resolve("values.properties"))) {
      properties.store(writer, null);
    }
  }

  /** JSON is YAML; what the overrides say is in it already. */
  private void write(String id, JsonNode tree) throws IOException {
    Files.writeString(file(id, "partner.yaml"), tree.toPrettyString() + "\n");
    Files.writeString(file(id, "overrides.yaml"), "{}\n");
  }

  private Path file(String id, String name) throws IOException {
    var file = overlay.resolve("partners").resolve(id).resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }
}
