package mra.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the file that {@code host-key} names: public keys in OpenSSH form, one a line. */
final class HostKeys {

  static final String KEY = "host-key";

  private static final Predicate<String> PUBLIC_KEY =
      Pattern.compile("(ssh|ecdsa)-[a-z0-9-]+ [A-Za-z0-9+/=]+( .*)?").asMatchPredicate();

  /** What known_hosts has before a key: names of the host, or their digest. */
  private static final Pattern HOST =
      Pattern.compile("^(?!(?:ssh|ecdsa)-)\\S+ (?=(?:ssh|ecdsa)-[a-z0-9-]+ )");

  private final PartnerFolder folder;

  HostKeys(PartnerFolder folder) {
    this.folder = folder;
  }

  /** Empty while the partner is not connected and has not sent its key. */
  Optional<String> read(Section pull, boolean connected) {
    var name = pull.text(KEY, "");
    if (name.isEmpty()) {
      return Optional.empty(); // that it is missing is for the schema to tell
    }
    var file = folder.find(name).filter(Files::isRegularFile);
    if (file.isEmpty() && connected) {
      pull.error(KEY, "there is no " + name + " in the partner's folder");
    }
    return file.flatMap(path -> lines(path, pull));
  }

  private static Optional<String> lines(Path file, Section pull) {
    try {
      var keys =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(line -> HOST.matcher(line).replaceFirst(""));
      var lines = keys.toList();
      if (!lines.isEmpty() && lines.stream().allMatch(PUBLIC_KEY)) {
        return Optional.of(String.join("\n", lines));
      }
      pull.error(KEY, file.getFileName() + " holds no public keys in OpenSSH form");
    } catch (IOException e) {
      pull.error(KEY, file.getFileName() + " cannot be read as text");
    }
    return Optional.empty();
  }
}
