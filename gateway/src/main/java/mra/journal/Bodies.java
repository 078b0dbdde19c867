package mra.journal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * Original bytes, one file an exchange in a folder a day, protected by the volume they lie on.
 * Files, because a database row would pass every byte through the write-ahead log twice.
 */
public final class Bodies {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
  private static final String SUFFIX = ".raw";

  /**
   * Of what proves the file beside it: openssl cms -verify -inform DER -in A.raw.p7s -content
   * A.raw.
   */
  private static final String PROOF = SUFFIX + ".p7s";

  private static final String PARTIAL = ".part";

  /** Of the folder itself, so that nodes can tell whether theirs is the same one. */
  private static final String MARK = ".folder";

  private final Path folder;

  public Bodies(Path folder) {
    this.folder = folder;
  }

  /**
   * Moves a received file in; once it returns the bytes outlive a power cut. The row that names
   * them comes after.
   */
  public Body keep(UUID exchange, Instant at, Path raw) {
    try {
      var day = Files.createDirectories(folder.resolve(DAY.format(at)));
      var kept = day.resolve(exchange + SUFFIX);
      var digest = forceAndDigest(raw);
      move(raw, kept);
      forceFolders(day);
      return new Body(folder.relativize(kept).toString(), Files.size(kept), digest);
    } catch (IOException e) {
      throw Refused.byDisk(folder, e);
    }
  }

  /** Keeps a detached signature beside the list, which is kept next with the same moment. */
  public void keepBeside(UUID exchange, Instant at, Path signature) {
    try {
      var day = Files.createDirectories(folder.resolve(DAY.format(at)));
      force(signature);
      move(signature, day.resolve(exchange + PROOF));
    } catch (IOException e) {
      throw Refused.byDisk(folder, e);
    }
  }

  /** Both at once, because the one waits for the disk and the other for the processor. */
  private static String forceAndDigest(Path raw) throws IOException {
    try (var forcing = Executors.newVirtualThreadPerTaskExecutor()) {
      var forced =
          forcing.submit(() -> {
            force(raw);
            return null;
          });
      var digest = Digests.sha256(raw);
      forced.get();
      return digest;
    } catch (ExecutionException e) {
      throw new IOException("cannot be forced to the disk", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while keeping " + raw.getFileName());
    }
  }

  /**
   * @throws Refused E904 when it is not there: another node kept it elsewhere, or it was taken away
   */
  public Path file(Body body) {
    var file = folder.resolve(body.path());
    if (!Files.isRegularFile(file)) {
      throw new Refused(Fault.BODY_MISSING, body.path(), "it does not lie in " + folder);
    }
    return file;
  }

  /** Tells this folder from any other, whatever it is called where it is mounted. */
  public String mark() {
    var mark = folder.resolve(MARK);
    try {
      if (!Files.exists(mark)) {
        var fresh = Files.createTempFile(Files.createDirectories(folder), MARK, "");
        Files.writeString(fresh, UUID.randomUUID().toString());
        link(mark, fresh);
      }
      return Files.readString(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Never seen half written, and of two nodes that start together one is first. */
  private static void link(Path mark, Path fresh) throws IOException {
    try {
      Files.createLink(mark, fresh);
    } catch (FileAlreadyExistsException anotherNodeWasFirst) {
      // its mark is the folder's
    } finally {
      Files.delete(fresh);
    }
  }

  /** Deletes bodies and what lies beside them; those that are gone already are no trouble. */
  void delete(List<String> paths) {
    try {
      for (var path : paths) {
        var raw = folder.resolve(path);
        Files.deleteIfExists(raw);
        var proof = raw.getFileName().toString().replace(SUFFIX, PROOF);
        Files.deleteIfExists(raw.resolveSibling(proof));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes files that no row names: the process died between the move and the commit.
   *
   * @param known whether an exchange has its bytes on record, or runs and may be about to
   */
  public void sweep(Predicate<UUID> known) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        if (isOrphan(file.getFileName().toString(), known)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOrphan(String name, Predicate<UUID> known) {
    boolean ours = name.endsWith(SUFFIX) || name.endsWith(PROOF) || name.endsWith(PARTIAL);
    return ours && !known.test(UUID.fromString(name.substring(0, name.indexOf('.'))));
  }

  private static void move(Path raw, Path kept) throws IOException {
    try {
      Files.move(raw, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherVolume) {
      var partial = kept.resolveSibling(kept.getFileName() + PARTIAL);
      Files.copy(raw, partial, StandardCopyOption.REPLACE_EXISTING);
      force(partial);
      Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(raw);
    }
  }

  /** A new name survives a power cut only when every folder on the way to it was forced. */
  private void forceFolders(Path day) throws IOException {
    for (var at = day; at != null && at.startsWith(folder); at = at.getParent()) {
      force(at);
    }
  }

  private static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
