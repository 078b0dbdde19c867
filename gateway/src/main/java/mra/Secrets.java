package mra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets of this installation, one file each, readable by its owner only. */
public final class Secrets {
  private static final int SECRET_BYTES = 32;

  private final Path folder;

  Secrets(Path folder) {
    this.folder = folder;
  }

  /** The file of a secret, which is made at its first use and kept. */
  public Path file(String name) {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      write(file, random());
    }
    return file;
  }

  /** 256 random bits, base64url without padding. */
  public String text(String name) {
    try {
      return Files.readString(file(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String random() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Never seen half written, nor by anybody else. */
  private void write(Path file, String text) {
    try {
      var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var next = Files.createTempFile(folder, "next", "", mode);
      Files.writeString(next, text + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
