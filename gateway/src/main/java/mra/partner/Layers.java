package mra.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A configuration folder with another one laid over it: what both hold, the overlay's counts. */
public final class Layers {

  private final List<Path> folders;

  public Layers(Path config, Optional<Path> overlay) {
    this.folders = Stream.concat(overlay.stream(), Stream.of(config)).toList();
  }

  /**
   * @param name path with slashes below the folder, for example mappings/EU/aeo-list.yaml; one that
   *     leads out of it is never found
   */
  public Optional<Path> find(String name) {
    return folders.stream()
        .filter(folder -> folder.resolve(name).normalize().startsWith(folder.normalize()))
        .map(folder -> folder.resolve(name))
        .filter(Files::exists)
        .findFirst();
  }

  /** Where a file would stand that {@link #find} did not find. */
  public Path home(String name) {
    return folders.getLast().resolve(name);
  }

  /** Names in a folder of any layer, sorted, without hidden ones. */
  public List<String> list(String folder) {
    var names = new TreeSet<String>();
    for (var layer : folders) {
      var path = layer.resolve(folder);
      if (Files.isDirectory(path)) {
        try (var entries = Files.list(path)) {
          entries.map(entry -> entry.getFileName().toString()).forEach(names::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    names.removeIf(name -> name.startsWith("."));
    return List.copyOf(names);
  }

  /** Names of all files below a folder of any layer, sorted, with the folder's own before them. */
  public List<String> walk(String folder) {
    return list(folder).stream()
        .map(name -> folder + "/" + name)
        .flatMap(name ->
            Files.isDirectory(find(name).orElseThrow()) ? walk(name).stream() : Stream.of(name))
        .toList();
  }
}
