package mra.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.mapping.MappingCheck;
import mra.partner.Check;
import mra.partner.Finding;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.trust.AnOpened;
import mra.trust.Opened;
import org.jspecify.annotations.Nullable;

/** The project's configuration in a folder of its own, to which partners are added. */
public record ACopy(Path config) {
  static final Path PROJECT = Path.of("..");

  public static ACopy in(Path config) {
    for (var part : List.of("mappings", "schemas", "partners")) {
      copy(PROJECT.resolve(part), config.resolve(part));
    }
    return new ACopy(config);
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> make(NewPartner.Request request) throws IOException {
    return new NewPartner(config, Optional.empty(), Map.of(), ACopy::open).make(request);
  }

  List<String> make(String partner, String over, @Nullable Path sample) throws IOException {
    return make(new NewPartner.Request(partner, null, over, sample, null, List.of()));
  }

  static Opened open(PartnerProfile from, Path plain) {
    try {
      return AnOpened.of(from, Files.readAllBytes(plain));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As ./mra check PARTNER does. */
  List<Finding> check(String partner) {
    var clock = Clock.fixed(Instant.parse("2026-11-30T00:00:00Z"), ZoneOffset.UTC);
    var findings =
        new ArrayList<>(new Check(Map.of(), clock).check(config, Optional.empty(), partner));
    var mappings = new MappingCheck(ACopy::open);
    findings.addAll(mappings.tables(config, Optional.empty(), partner));
    if (findings.stream().noneMatch(Finding::isError)) {
      var profile = PartnerFiles.load(config, Optional.empty(), Map.of()).byId(partner);
      findings.addAll(mappings.samples(config, Optional.empty(), profile));
    }
    return findings;
  }

  String read(String name) {
    try {
      return Files.readString(config.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, String text) {
    try {
      Files.createDirectories(config.resolve(name).getParent());
      Files.writeString(config.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file with its size, hidden ones too. */
  List<String> everything() {
    try (var files = Files.walk(config)) {
      return files
          .map(file -> config.relativize(file) + " " + file.toFile().length())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
