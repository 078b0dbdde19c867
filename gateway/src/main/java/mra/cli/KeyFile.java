package mra.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Consumer;
import mra.fault.Fault;
import mra.fault.Refused;

/** A new access key, in a file that its owner alone reads. */
record KeyFile(Path path) {
  private static final int KEY_BYTES = 32;

  /**
   * Below the gateway's home.
   *
   * @param name of the file, without .key
   * @throws Refused E701 where that leads elsewhere
   */
  static KeyFile named(String name) {
    var folder = Surroundings.settings().home().resolve("secret").toAbsolutePath().normalize();
    var file = folder.resolve(name + ".key").normalize();
    if (!folder.equals(file.getParent())) {
      throw new Refused(Fault.QUESTION_INVALID, name, "no file is called so");
    }
    return new KeyFile(file);
  }

  /**
   * Makes the key; a file that is there is replaced once the gateway was told.
   *
   * @param tell takes its SHA-256, as hex
   */
  void make(Consumer<String> tell) throws IOException {
    var random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    var key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    var folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder, mode("rwx------"));
    // There before anybody is let in with what it holds.
    var next = Files.createTempFile(folder, "next", "", mode("rw-------"));
    try {
      Files.writeString(next, key + "\n");
      tell.accept(sha256(key));
      Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /**
   * Of somebody who has none yet: another that lies there may be in use.
   *
   * @throws Refused E701 when the file is there
   */
  KeyFile fresh() {
    if (Files.exists(path)) {
      throw new Refused(
          Fault.QUESTION_INVALID, path.toString(), "it is there already; move it away first");
    }
    return this;
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  private static FileAttribute<?> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }

  private static String sha256(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
