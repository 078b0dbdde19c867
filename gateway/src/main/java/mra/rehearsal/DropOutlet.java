package mra.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A folder that both systems see; each file comes whole, the signature last. What begins with other
 * words than ours is somebody else's.
 */
final class DropOutlet implements Outlet, Bringer {
  private final Path folder;
  private final String prefix;

  DropOutlet(Path folder, String prefix) throws IOException {
    this.prefix = prefix;
    this.folder = PrivateFiles.folder(folder).toAbsolutePath();
  }

  Path folder() {
    return folder;
  }

  @Override
  public URI address() {
    return folder.toUri();
  }

  @Override
  public void offer(Offer offer) throws IOException {
    var former = new HashSet<>(files());
    former.removeAll(put(offer));
    for (Path old : former) {
      Files.deleteIfExists(old);
    }
  }

  /** Beside the daily list, until the next one. */
  @Override
  public Brought bring(Offer offer, Misdelivery how) throws IOException {
    put(offer);
    return new Brought(offer.document(), 0, null, null);
  }

  private List<Path> put(Offer offer) throws IOException {
    var put = new ArrayList<Path>();
    for (Path file : offer.parts()) {
      var name = String.valueOf(file.getFileName());
      var part = folder.resolve(name + ".part");
      var there = folder.resolve(name);
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, there, StandardCopyOption.ATOMIC_MOVE);
      put.add(there);
    }
    return put;
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(this::isOurs).toList();
    }
  }

  private boolean isOurs(Path file) {
    return file.getFileName().toString().startsWith(prefix);
  }

  @Override
  public void close() {
    // The folder stays: what the gateway has not fetched yet is there at the next start.
  }
}
