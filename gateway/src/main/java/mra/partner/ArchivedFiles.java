package mra.partner;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/**
 * The files of one version, by name from the configuration's root.
 *
 * @param files in an archive as {@link Partners#archive} gives it
 */
public record ArchivedFiles(SortedMap<String, byte[]> files) {

  public static ArchivedFiles of(byte[] archive) {
    var files = new TreeMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ArchivedFiles(Collections.unmodifiableSortedMap(files));
  }

  /** As one zip file: the same files give the same bytes. */
  public byte[] archive() {
    return Archive.of(files).bytes();
  }

  /** SHA-256 of each file, lower-case hex. */
  public SortedMap<String, String> digests() {
    var digests = new TreeMap<String, String>();
    files.forEach((name, bytes) -> digests.put(name, HexFormat.of().formatHex(sha256(bytes))));
    return digests;
  }

  /** Lays them out as a configuration folder. */
  public void writeTo(Path folder) throws IOException {
    for (var file : files.entrySet()) {
      var path = folder.resolve(file.getKey()).normalize();
      if (!path.startsWith(folder)) {
        throw new IOException(file.getKey() + " leads out of the archive");
      }
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
