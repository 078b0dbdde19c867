package mra.backup;

import static java.nio.file.FileVisitOption.FOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a home folder holds beside the database and the broker's messages: original bytes, secrets,
 * and the rehearsal's keys. Whatever is not known to be passing is kept.
 */
final class HomeFiles {
  private static final String PREFIX = "home/";

  /** Made again at each start, or copied as rows. */
  private static final Set<Path> PASSING =
      Set.of(
          Path.of("postgres"),
          Path.of("broker"),
          Path.of("spool"),
          Path.of("arrivals"),
          Path.of("departures"),
          Path.of("decisions"),
          Path.of("log"),
          Path.of("run.json"),
          Path.of("run.json.next"),
          Path.of("gateway.pid"),
          Path.of("node"),
          Path.of("node.next"),
          Path.of("bodies", ".folder"),
          Path.of("rehearsal", "lists"),
          Path.of("rehearsal", "serve"),
          Path.of("rehearsal", "drop"),
          Path.of("rehearsal", "overlay"),
          Path.of("rehearsal", "spool"));

  private final Path home;

  HomeFiles(Path home) {
    this.home = home;
  }

  void copyTo(BackupFolder folder) throws Exception {
    for (var file : all()) {
      try {
        folder.write(PREFIX + file, out -> Files.copy(home.resolve(file), out));
      } catch (NoSuchFileException gone) {
        // The gateway runs: a file that no row of the copied moment names may go at any time.
      }
    }
  }

  /** Into a home that is new. */
  void takeFrom(BackupFolder folder, List<Manifest.Stored> files) throws IOException {
    var to = new BackupFolder(home);
    for (var file : files) {
      if (file.path().startsWith(PREFIX)) {
        take(folder, file, to);
      }
    }
  }

  private static void take(BackupFolder folder, Manifest.Stored file, BackupFolder to)
      throws IOException {
    try (var in = folder.read(file.path())) {
      to.write(file.path().substring(PREFIX.length()), in::transferTo);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception nothingElseIsThrown) {
      throw new IllegalStateException(nothingElseIsThrown);
    }
  }

  private List<Path> all() {
    var found = new TreeSet<Path>();
    try {
      // Followed, because nodes may share the folder of original bytes by a link.
      Files.walkFileTree(home, EnumSet.of(FOLLOW_LINKS), Integer.MAX_VALUE, new Walk(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(found);
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final Set<Path> found;

    Walk(Set<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
      return PASSING.contains(home.relativize(folder))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
      var path = home.relativize(file);
      if (is.isRegularFile() && !PASSING.contains(path)) {
        found.add(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
      if (why instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw why;
    }
  }
}
