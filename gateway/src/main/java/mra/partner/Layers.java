package mra.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A configuration folder with another one laid over it: what both hold, the overlay's counts. */
public final class Layers {

  private final List<Path> folders;

  public Layers(Path config, Optional<Path> overlay) {
    this.folders = Stream.concat(overlay.stream(), Stream.of(config)).toList();
  }

  /**
   * The file or folder of the uppermost layer that has it.
   *
   * @param name path with slashes below the folder, for example mappings/EU/aeo-list.yaml; one that
   *     leads out of it is never found
   */
  public Optional<Path> find(String name) {
    return everywhere(name).filter(Files::exists).findFirst();
  }

  private Stream<Path> everywhere(String name) {
    if (name.indexOf('\0') >= 0) {
      return Stream.empty();
    }
    return folders.stream().filter(folder -> within(folder, name)).map(f -> f.resolve(name));
  }

  private static boolean within(Path folder, String name) {
    var root = folder.toAbsolutePath().normalize();
    return root.resolve(name).normalize().startsWith(root);
  }

  /** A file of any layer, or where it would have to stand. */
  public Path file(String name) {
    return find(name).orElseGet(() -> home(name));
  }

  /** Where a file would stand that {@link #find} did not find. */
  public Path home(String name) {
    return folders.getLast().resolve(name);
  }

  /** Names in a folder of any layer, sorted, without hidden ones. */
  public List<String> list(String folder) {
    var names = new TreeSet<String>();
    everywhere(folder).filter(Files::isDirectory).forEach(path -> addNames(path, names));
    names.removeIf(name -> name.startsWith("."));
    return List.copyOf(names);
  }

  private static void addNames(Path folder, Set<String> names) {
    try (var entries = Files.list(folder)) {
      entries.map(entry -> entry.getFileName().toString()).forEach(names::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of all files below a folder of any layer, named from the root. */
  public List<String> walk(String folder) {
    return list(folder).stream()
        .map(name -> folder + "/" + name)
        .flatMap(name ->
            Files.isDirectory(find(name).orElseThrow()) ? walk(name).stream() : Stream.of(name))
        .toList();
  }
}
