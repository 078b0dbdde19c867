package mra.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import mra.backup.Manifest.Stored;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * Files of a backup, each forced to the disk, readable by its owner only, and told by its digest.
 */
final class BackupFolder {
  static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path root;
  private final List<Stored> stored = new ArrayList<>();

  BackupFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  interface Writing<T> {
    T to(OutputStream out) throws Exception;
  }

  /** Files written so far. */
  List<Stored> stored() {
    return List.copyOf(stored);
  }

  <T> T write(String path, Writing<T> writing) throws Exception {
    var file = inside(path);
    Files.createDirectories(file.getParent(), FOLDER);
    var digest = sha256();
    T result;
    try (var channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
      // The channel is forced before it is closed, whatever the writer closes.
      result =
          writing.to(new Open(new DigestOutputStream(Channels.newOutputStream(channel), digest)));
      channel.force(true);
    } catch (Exception unfinished) {
      Files.deleteIfExists(file);
      throw unfinished;
    }
    stored.add(new Stored(path, Files.size(file), HexFormat.of().formatHex(digest.digest())));
    return result;
  }

  InputStream read(String path) throws IOException {
    return Files.newInputStream(inside(path));
  }

  /**
   * @throws Refused E609 naming the first file that is not as it was written
   */
  void verify(Stored file) throws IOException {
    var path = inside(file.path());
    if (!Files.isRegularFile(path)) {
      throw new Refused(Fault.BACKUP_INVALID, file.path(), "it is missing");
    }
    var digest = sha256();
    try (var in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    if (Files.size(path) != file.bytes()
        || !HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
      throw new Refused(Fault.BACKUP_INVALID, file.path(), "it is not as it was written");
    }
  }

  /** Never outside, whatever a manifest says. */
  private Path inside(String path) {
    var file = root.resolve(path).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw new Refused(Fault.BACKUP_INVALID, path, "it leads out of the backup");
    }
    return file;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Stays open for whoever owns the channel. */
  private static final class Open extends FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
