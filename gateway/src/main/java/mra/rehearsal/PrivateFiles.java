package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files and folders that only their owner may read. */
final class PrivateFiles {
  private static final int TOKEN_BYTES = 32;

  private PrivateFiles() {}

  static Path folder(Path folder) throws IOException {
    return Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  static Path create(Path file) throws IOException {
    return Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** The token in the file; a fresh one is written when there is none. */
  static String token(Path file) throws IOException {
    if (Files.notExists(file)) {
      var random = new byte[TOKEN_BYTES];
      new SecureRandom().nextBytes(random);
      Files.writeString(create(file), HexFormat.of().formatHex(random));
    }
    return Files.readString(file);
  }
}
