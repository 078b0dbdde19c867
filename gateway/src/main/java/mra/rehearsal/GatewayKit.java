package mra.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.regex.Pattern;
import mra.trust.Pem;

/** What a gateway needs to reach a simulated partner, in the shape of its configuration folder. */
final class GatewayKit {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** In a file's name where the profile leaves room for any. */
  private static final String MARK = "-simulated";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)\\}");
  private static final Pattern PLAIN = Pattern.compile("[^A-Za-z0-9_./:@%+,=\\-\\x80-\\uFFFF]");

  private final Path folder;
  private final String partner;
  private final JsonNode written;
  private final SortedMap<String, String> values;
  private final ObjectNode overrides = JSON.createObjectNode();

  /**
   * @param written the profile with its variables
   */
  GatewayKit(Path folder, String partner, JsonNode written) {
    this.folder = folder;
    this.partner = partner;
    this.written = written;
    this.values = PlayedFiles.variables(written);
  }

  void write(ServerKeys keys, Addresses at) throws IOException {
    address("pull", "from", at.from());
    address("push", "to", at.to());
    address("receipts", "to", at.receipts());
    var theirs = keys.theirs();
    pem(
        "theirs",
        List.of(
            theirs.key(FreshKeys.SIGNER).certificate(),
            theirs.key(FreshKeys.AUTHORITY).certificate()));
    if (theirs.aliases().contains(FreshKeys.TLS_AUTHORITY)) {
      pem("transport", List.of(theirs.key(FreshKeys.TLS_AUTHORITY).certificate()));
    }
    for (var link : List.of("pull", "push")) {
      var name = written.path(link).path("host-key").asText();
      if (!name.isEmpty()) {
        Files.writeString(file(name), SshKeys.line(keys.sftpHost().getPublic()) + "\n");
      }
    }
    writeValues();
    writeReadme();
  }

  /** By its variable where it is one that stands for nothing else, else in words. */
  private void address(String link, String key, String address) {
    var text = written.path(link).path(key).asText();
    if (text.isEmpty()) {
      return;
    }
    var variable = VARIABLE.matcher(text);
    var before = variable.matches() ? values.get(variable.group(1)) : null;
    if (before != null && (before.equals(address) || before.equals(PlayedFiles.VALUE))) {
      values.put(variable.group(1), address);
    } else {
      overrides.withObject("/" + link).put(key, address);
    }
  }

  private void pem(String key, List<X509Certificate> certificates) throws IOException {
    var names = new ArrayList<String>();
    written.path("trust").path(key).forEach(name -> names.add(name.asText()));
    if (names.isEmpty()) {
      var name = "certificates/" + key + MARK + ".pem";
      overrides.withObject("/trust").putArray(key).add(name);
      names.add(name);
    }
    // Files that are named one by one must all be there.
    for (var name : names) {
      Pem.write(file(name.replace("*", MARK)), certificates);
    }
  }

  /** A shell reads it as the gateway does. */
  private void writeValues() throws IOException {
    var text = new StringBuilder();
    values.forEach((name, value) ->
        text.append(name)
            .append('=')
            .append(PLAIN.matcher(value).replaceAll("\\\\$0"))
            .append('\n'));
    Files.writeString(folder.resolve("values.properties"), text);
    var file = file("overrides.yaml");
    if (overrides.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, overrides.toPrettyString() + "\n");
    }
  }

  private void writeReadme() throws IOException {
    try (var text = GatewayKit.class.getResourceAsStream("/mra/rehearsal/kit.md.txt")) {
      var page = new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(folder.resolve("README.md"), page.replace("{partner}", partner));
    }
  }

  private Path file(String name) throws IOException {
    var file = folder.resolve("partners").resolve(partner).resolve(name).normalize();
    Files.createDirectories(file.getParent());
    return file;
  }
}
