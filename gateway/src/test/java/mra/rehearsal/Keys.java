package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lets rehearsals of a test class share their keys, which take seconds to find. */
final class Keys {
  private static final List<String> FOLDERS = List.of("keys", "secret");

  private Keys() {}

  /** Puts kept keys where a rehearsal will look for them. */
  static void copy(Path kept, Path home) throws IOException {
    duplicate(kept, home.resolve("rehearsal"));
  }

  static void keep(Path home, Path kept) throws IOException {
    duplicate(home.resolve("rehearsal"), kept);
  }

  private static void duplicate(Path from, Path to) throws IOException {
    for (var folder : FOLDERS) {
      if (Files.exists(from.resolve(folder)) && Files.notExists(to.resolve(folder))) {
        Files.createDirectories(to.resolve(folder));
        try (var files = Files.list(from.resolve(folder))) {
          for (var file : files.toList()) {
            Files.copy(file, to.resolve(folder).resolve(file.getFileName()));
          }
        }
      }
    }
  }
}
