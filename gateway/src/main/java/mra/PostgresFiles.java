package mra;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import mra.fault.Fault;
import mra.fault.Refused;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own files, unpacked from the class path once for each version. */
final class PostgresFiles {

  private PostgresFiles() {}

  /** The folder that holds bin, lib and share. */
  static Path in(Path parent) throws IOException {
    var packed = packed();
    var folder = parent.resolve("program-" + version(packed));
    if (!Files.exists(folder)) {
      // Whole or not at all: a kill in between leaves a folder of another name.
      var unpacking = parent.resolve("unpacking");
      FileSystemUtils.deleteRecursively(unpacking);
      unpack(packed, unpacking);
      Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return folder;
  }

  private static byte[] packed() throws IOException {
    var os = System.getProperty("os.name");
    var machine = System.getProperty("os.arch");
    try (var in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, machine)) {
      return in.readAllBytes();
    } catch (IllegalStateException noneForThisMachine) {
      throw new Refused(
          Fault.SETTING_INVALID,
          os + " " + machine,
          "no embedded PostgreSQL fits this machine; use --external",
          noneForThisMachine);
    }
  }

  private static String version(byte[] packed) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(packed);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static void unpack(byte[] packed, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(packed)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, folder.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path to)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(to);
    } else if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(to.getParent());
      Files.copy(tar, to);
      var executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          to, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
