package mra.onboarding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * New files of a configuration, made in a folder beside it and moved there at the end, all of them
 * or none. What is there already is never touched.
 */
final class Staging implements AutoCloseable {
  private final Path config;
  private final Path folder;
  private final List<String> wholes = new ArrayList<>();

  /**
   * @param config folder that holds partners/, mappings/ and schemas/
   */
  Staging(Path config) throws IOException {
    this.config = config;
    // Within it, so that a move is a rename; hidden, so that nobody reads it meanwhile.
    this.folder = Files.createTempDirectory(config, ".new-");
  }

  /** The same layout as the configuration's, to be laid over it. */
  Path folder() {
    return folder;
  }

  /**
   * Says what becomes part of the configuration as a whole: a folder, or a file.
   *
   * @throws Refused E610 when it is there already
   */
  void expectFree(String name) {
    var there = config.resolve(name);
    if (Files.exists(there)) {
      throw new Refused(Fault.ALREADY_THERE, there.toString(), "nothing was changed");
    }
    wholes.add(name);
  }

  void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  void copy(String name, Path from) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.copy(from, file);
  }

  /** What can still fail when all is in place. */
  interface Last {
    void run() throws IOException;
  }

  /** Moves all of it; what was moved goes away again when something cannot be done. */
  void install(Last last) throws IOException {
    var moved = new ArrayList<Path>();
    try {
      for (var name : wholes) {
        var from = folder.resolve(name);
        if (Files.exists(from)) {
          var to = config.resolve(name);
          Files.createDirectories(to.resolveSibling("."));
          // No replacing: whoever was faster keeps what they made.
          Files.move(from, to);
          moved.add(to);
        }
      }
      last.run();
    } catch (IOException | RuntimeException failed) {
      for (var path : moved) {
        remove(path);
      }
      throw failed;
    }
  }

  /** Adds lines to the end of a file of the configuration, which is replaced in one step. */
  static void append(Path file, List<String> lines) throws IOException {
    var text = new StringBuilder(Files.readString(file));
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    lines.forEach(line -> text.append(line).append('\n'));
    var next = Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".next");
    Files.writeString(next, text, StandardOpenOption.TRUNCATE_EXISTING);
    Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(file));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void remove(Path path) throws IOException {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    remove(folder);
  }
}
