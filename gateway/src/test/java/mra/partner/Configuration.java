package mra.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A good configuration in a folder of its own, to be spoilt. Partners: AA, and CN as our own. */
final class Configuration {

  static final Path RESOURCES = Path.of("src/test/resources/mra/partner");

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private Instant now = Instant.parse("2027-01-15T00:00:00Z");
  private @Nullable Path overlay;

  private Configuration(Path root) {
    this.root = root;
  }

  static Configuration good(Path folder) {
    var configuration = new Configuration(folder.resolve("config"));
    configuration.copyAll(RESOURCES.resolve("good"));
    return configuration;
  }

  /** With an address, and so with a signer and a host key. */
  static Configuration connected(Path folder) {
    return good(folder)
        .set("AA_URL", "sftp://aa.example:22")
        .set("AA_FOLDER", "lists")
        .bring("rsa-3072.pem", "partners/AA/certificates/signer.pem")
        .bring("host-key.pub", "partners/AA/certificates/host-key.pub");
  }

  Configuration set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Configuration at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  Configuration write(String name, String text) {
    return write(root.resolve(name), text);
  }

  Configuration overlay(String name, String text) {
    overlay = root.resolveSibling("overlay");
    return write(overlay.resolve(name), text);
  }

  Configuration bring(String certificate, String name) {
    return write(name, read(RESOURCES.resolve("certificates").resolve(certificate)));
  }

  Configuration replace(String name, String was, String is) {
    var text = read(root.resolve(name));
    if (!text.contains(was)) {
      throw new IllegalArgumentException(name + " does not hold " + was);
    }
    return write(name, text.replace(was, is));
  }

  Path file(String name) {
    return root.resolve(name);
  }

  Partners load() {
    return PartnerFiles.load(root, Optional.ofNullable(overlay), environment);
  }

  List<Finding> check(@Nullable String partner) {
    return new Check(environment, Clock.fixed(now, ZoneOffset.UTC))
        .check(root, Optional.ofNullable(overlay), partner);
  }

  private void copyAll(Path from) {
    try (var files = Files.walk(from)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> write(from.relativize(file).toString(), read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Configuration write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
