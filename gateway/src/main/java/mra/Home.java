package mra;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * The folder that holds everything the gateway writes. One process owns it at a time; the kernel
 * frees the lock of a killed one.
 */
public final class Home implements AutoCloseable {
  static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path root;
  private final FileChannel lock;

  private Home(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Takes the folder, which is made when missing.
   *
   * @throws Refused E608 naming the process that owns the folder already
   */
  public static Home open(Path folder) {
    var root = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root, OWNER_ONLY);
      return new Home(root, locked(root));
    } catch (IOException cannotWrite) {
      throw new Refused(
          Fault.SETTING_INVALID, root.toString(), "the folder cannot be written", cannotWrite);
    }
  }

  public Path root() {
    return root;
  }

  /** A folder inside, made when missing, closed to everybody else. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name), OWNER_ONLY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Secrets secrets() {
    return new Secrets(folder("secret"));
  }

  /**
   * Notes which node the process is that owns the folder now.
   *
   * @return the one before; empty for the first
   */
  public Optional<UUID> succeed(UUID node) {
    var file = root.resolve("node");
    try {
      var before =
          Files.exists(file)
              ? Optional.of(UUID.fromString(Files.readString(file)))
              : Optional.<UUID>empty();
      var next = root.resolve("node.next");
      Files.writeString(next, node.toString());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      return before;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tells other commands where the doors are.
   *
   * @param scheme of the one called http
   */
  public void announce(String scheme, Map<String, Integer> ports) {
    try {
      var next = root.resolve("run.json.next");
      new ObjectMapper()
          .writeValue(
              next.toFile(),
              Map.of("pid", ProcessHandle.current().pid(), "scheme", scheme, "ports", ports));
      Files.move(next, announcement(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (lock) {
      Files.deleteIfExists(announcement());
      // The file stays: deleting it would let two processes lock two files of one name.
      lock.truncate(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path announcement() {
    return root.resolve("run.json");
  }

  private static FileChannel locked(Path root) throws IOException {
    var file = root.resolve("gateway.pid");
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new Refused(
          Fault.HOME_IN_USE,
          root.toString(),
          "process " + Files.readString(file).strip() + " owns it");
    }
    var pid = Long.toString(ProcessHandle.current().pid());
    channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
    return channel;
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ownedByThisProcess) {
      return false;
    }
  }
}
