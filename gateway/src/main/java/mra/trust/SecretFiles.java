package mra.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files that only their owner may read. */
final class SecretFiles {
  private SecretFiles() {}

  /** The first line. */
  static char[] password(Path file) throws IOException {
    try (var lines = Files.newBufferedReader(file)) {
      var line = lines.readLine();
      return line == null ? new char[0] : line.toCharArray();
    }
  }

  static char[] passwordOrNew(Path file) throws IOException {
    if (Files.notExists(file)) {
      var random = new byte[32];
      new SecureRandom().nextBytes(random);
      Files.writeString(ready(file), HexFormat.of().formatHex(random) + "\n");
    }
    return password(file);
  }

  /** The same path, existing, 0600 from before the first byte. */
  static Path ready(Path file) throws IOException {
    if (Files.notExists(file)) {
      var parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return file;
  }
}
