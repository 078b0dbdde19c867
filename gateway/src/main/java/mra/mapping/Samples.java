package mra.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Samples under partners/&#42;/samples: documents with what they should become, canonical lines in
 * {@code NAME.expected.jsonl}, or why they are bad in {@code NAME.fault}, or both where only some
 * records are. A file in the folder itself belongs to the table aeo-list, one in a folder below to
 * the table of that name.
 */
public final class Samples {
  private static final String EXPECTED = ".expected.jsonl";
  private static final String FAULT = ".fault";
  private static final String PULLED = "aeo-list";

  public record Sample(
      String partner, String document, Path file, Optional<Path> expected, Optional<Path> fault) {

    /** First word of the fault file; empty when there is none. */
    public String faultCode() {
      return fault.map(Samples::firstWord).orElse("");
    }

    @Override
    public String toString() {
      return document + " " + file.getFileName();
    }
  }

  private Samples() {}

  static List<Sample> of(Path config) {
    return list(config.resolve("partners")).stream()
        .flatMap(partner -> of(partner.getFileName().toString(), partner).stream())
        .toList();
  }

  public static List<Sample> of(String partner, Path folder) {
    return list(folder.resolve("samples")).stream()
        .flatMap(entry ->
            Files.isDirectory(entry)
                ? list(entry).stream().flatMap(file -> sample(partner, name(entry), file))
                : sample(partner, PULLED, entry))
        .toList();
  }

  /** Expectations and reasons whose sample is not there. */
  static List<Path> orphans(Path folder) {
    return list(folder.resolve("samples")).stream()
        .flatMap(entry -> Files.isDirectory(entry) ? list(entry).stream() : Stream.of(entry))
        .filter(file -> base(file) != null && !hasSample(file))
        .toList();
  }

  /** What the name of an expectation or reason shares with its sample; null for other files. */
  private static @Nullable String base(Path file) {
    return Stream.of(EXPECTED, FAULT)
        .filter(name(file)::endsWith)
        .findFirst()
        .map(end -> name(file).substring(0, name(file).length() - end.length()))
        .orElse(null);
  }

  private static boolean hasSample(Path file) {
    var base = base(file);
    return list(file.resolveSibling(".")).stream()
        .map(Samples::name)
        .anyMatch(name ->
            !name.endsWith(EXPECTED)
                && !name.endsWith(FAULT)
                && name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(base));
  }

  private static Stream<Sample> sample(String partner, String table, Path file) {
    var name = name(file);
    if (name.endsWith(EXPECTED) || name.endsWith(FAULT)) {
      return Stream.empty();
    }
    var base = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    return Stream.of(
        new Sample(
            partner,
            partner + "/" + table,
            file,
            beside(file, base + EXPECTED),
            beside(file, base + FAULT)));
  }

  private static Optional<Path> beside(Path file, String name) {
    return Optional.of(file.resolveSibling(name)).filter(Files::isRegularFile);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String firstWord(Path file) {
    try {
      return Files.readString(file).strip().split("\\s", 2)[0];
    } catch (IOException unreadable) {
      throw new Refused(Fault.SAMPLE_WRONG, file.toString(), "it cannot be read", unreadable);
    }
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
