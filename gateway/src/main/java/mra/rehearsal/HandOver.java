package mra.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.ArchivedFiles;
import mra.partner.Layers;
import mra.partner.PartnerFiles;
import org.jspecify.annotations.Nullable;

/**
 * Everything with which a partner simulates itself, beside a release: its own files, and of ours
 * what is public. Nothing of another partner, no private key, no value of this installation.
 */
public final class HandOver {
  private static final String PROGRAMMES = "mappings/codelists/programme.csv";
  private static final String BENEFITS = "mappings/codelists/benefit.csv";
  private static final String CERTIFICATES = "gateway-certificates/";

  /** Of our own programme: how its codes are written, and nothing of how it comes to us. */
  private static final Set<String> OURS =
      Set.of("partner", "own", "names", "countries", "time-zone", "codes");

  private static final Pattern SECOND_COLUMN = Pattern.compile("^[^,\"]*,([^,\"]*),.*");

  /** Code and names; where a benefit is written down names other partners. */
  private static final Pattern BENEFIT =
      Pattern.compile("^([^,\"]*),(\"(?:[^\"]|\"\")*\"|[^,]*),(\"(?:[^\"]|\"\")*\"|[^,]*),.*");

  private static final String PRIVATE_KEY = "PRIVATE KEY-----";

  private final Path config;
  private final String partner;
  private final JsonNode written;
  private final KnownGateway gateway;
  private final boolean knows;
  private final String release;

  /**
   * @param certificates folder of our public certificates; null where they are handed over
   *     otherwise
   * @throws Refused E606 for a partner without a folder, E618 for a folder that is not there
   */
  public HandOver(Path config, String partner, @Nullable Path certificates, String release) {
    this.config = config;
    this.partner = partner;
    this.written = PartnerFiles.written(config, partner);
    this.gateway = KnownGateway.in(certificates);
    this.knows = certificates != null;
    this.release = release;
  }

  /**
   * Writes a zip file; the same files give the same bytes.
   *
   * @return names of what is in it
   * @throws Refused E610 when the file is there, E601 for a private key where none belongs
   */
  public List<String> write(Path file) throws IOException {
    if (Files.exists(file)) {
      throw new Refused(Fault.ALREADY_THERE, file.toString(), "");
    }
    var files = files();
    files.forEach(HandOver::expectPublic);
    var archive = new TreeMap<String, byte[]>();
    files.forEach((name, bytes) -> archive.put("simulate-" + partner + "/" + name, bytes));
    Files.write(file, new ArchivedFiles(archive).archive(), StandardOpenOption.CREATE_NEW);
    return List.copyOf(archive.keySet());
  }

  /** SHA-256, lower-case hex. */
  public static String digest(Path file) throws IOException {
    return HexFormat.of().formatHex(Sha256.of(file));
  }

  private SortedMap<String, byte[]> files() throws IOException {
    var own = own();
    if (own.equals(partner)) {
      throw new Refused(Fault.PARTNER_UNKNOWN, partner, "it is our own programme, and no partner");
    }
    var files = new TreeMap<>(PartnerFiles.parts(config, partner));
    files.remove("partners/" + partner + "/overrides.yaml");
    files.computeIfPresent(PROGRAMMES, (name, csv) -> programmes(csv, own));
    files.computeIfPresent(BENEFITS, (name, csv) -> benefits(csv));
    var layers = new Layers(config, Optional.empty());
    for (var name : layers.walk("partners/" + partner + "/samples")) {
      files.put(name, Files.readAllBytes(layers.file(name)));
    }
    files.put("partners/" + own + "/partner.yaml", ours(own));
    if (knows) {
      certificates(files);
    }
    files.put("README.md", readme());
    return files;
  }

  private String own() {
    return new Layers(config, Optional.empty())
        .list("partners").stream()
            .filter(id -> Files.isDirectory(config.resolve("partners").resolve(id)))
            .filter(id -> PartnerFiles.written(config, id).path("own").asBoolean())
            .findFirst()
            .orElseThrow(() ->
                new Refused(
                    Fault.PARTNER_UNKNOWN, "", "no partner is marked as our own programme"));
  }

  private byte[] programmes(byte[] csv, String own) {
    var wanted = Set.of(partner, own);
    return rows(
        csv,
        row -> {
          var columns = SECOND_COLUMN.matcher(row);
          return columns.matches() && wanted.contains(columns.group(1));
        });
  }

  private byte[] benefits(byte[] csv) {
    var granted = new HashSet<String>();
    written
        .path("agreements")
        .findValues("benefits")
        .forEach(list -> list.forEach(code -> granted.add(code.asText())));
    var used = rows(csv, row -> granted.contains(row.replaceFirst(",.*", "")));
    return text(used)
        .lines()
        .map(row -> {
          var columns = BENEFIT.matcher(row);
          return columns.matches() && !row.startsWith("code,")
              ? "%s,%s,%s,".formatted(columns.group(1), columns.group(2), columns.group(3))
              : row;
        })
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The heading and some rows. */
  private static byte[] rows(byte[] csv, Predicate<String> wanted) {
    var rows = text(csv).lines().toList();
    return Stream.concat(rows.stream().limit(1), rows.stream().skip(1).filter(wanted))
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] ours(String own) {
    var all = PartnerFiles.written(config, own);
    var told = ((ObjectNode) all).deepCopy().retain(OURS);
    return (told.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void certificates(SortedMap<String, byte[]> files) throws IOException {
    var keys =
        Stream.of(
                written.path("trust").path("ours"),
                written.path("pull").path("client-key"),
                written.path("push").path("client-key"))
            .map(JsonNode::asText)
            .filter(key -> !key.isEmpty())
            .collect(Collectors.toSet());
    for (var key : keys) {
      gateway.publish(
          key,
          (name, pem) -> files.put(CERTIFICATES + name, pem.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  private byte[] readme() throws IOException {
    try (var text = HandOver.class.getResourceAsStream("/mra/rehearsal/hand-over.md.txt")) {
      var page = text(Objects.requireNonNull(text).readAllBytes());
      return page.replace("{partner}", partner)
          .replace("{release}", release)
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private static void expectPublic(String name, byte[] bytes) {
    if (new String(bytes, StandardCharsets.ISO_8859_1).contains(PRIVATE_KEY)) {
      throw new Refused(Fault.PROFILE_INVALID, name, "it holds a private key: take that out");
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
