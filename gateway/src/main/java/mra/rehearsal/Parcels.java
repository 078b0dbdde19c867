package mra.rehearsal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import mra.partner.TrustProfile.Suite;
import mra.trust.Detached;
import mra.trust.Trust;

/** Makes what a partner offers of lists in plain. */
final class Parcels {
  private final Player player;
  private final Sealer sealer;
  private final Trust trust;
  private final Path folder;
  private int number;

  /**
   * @param folder where sealed lists wait to be fetched
   */
  Parcels(Player player, Sealer sealer, Trust trust, Path folder) throws IOException {
    this.player = player;
    this.sealer = sealer;
    this.trust = trust;
    this.folder = Files.createDirectories(folder);
  }

  /** Whether the list itself travels in plain, its signature beside it. */
  boolean isDetached() {
    return player.message() == Suite.CMS_DETACHED;
  }

  boolean hasEnvelope() {
    return player.hasEnvelope();
  }

  /**
   * Seals a list.
   *
   * @param document its id, or another word where it has none
   * @param plain its pages
   * @param records operators in all of them
   */
  Offer pack(String document, List<Path> plain, long records, Mischief mischief)
      throws IOException {
    var name = DocumentId.isOne(document) ? document : player.id() + "-list";
    var place = Files.createDirectories(folder.resolve(Integer.toString(++number)));
    var parts =
        isDetached()
            ? signed(plain.getFirst(), place.resolve(name + ".list"), mischief)
            : sealed(plain, place.resolve(name), mischief);
    if (mischief == Mischief.TRUNCATED) {
      halve(parts.getLast());
    }
    return new Offer(name, parts, mischief, records);
  }

  private List<Path> sealed(List<Path> plain, Path file, Mischief mischief) throws IOException {
    var parts = new ArrayList<Path>();
    for (var page : plain) {
      var part = file.resolveSibling(file.getFileName() + "-" + (parts.size() + 1) + ".p7m");
      sealer.seal(mischief, out -> Files.copy(page, out), part);
      parts.add(part);
    }
    return parts;
  }

  private List<Path> signed(Path plain, Path file, Mischief mischief) throws IOException {
    Files.copy(plain, file, StandardCopyOption.REPLACE_EXISTING);
    var signature = Detached.beside(file);
    try (var in = Files.newInputStream(file);
        var out = Files.newOutputStream(signature)) {
      trust.seal(sealer.recipe(mischief), in, out);
    }
    return List.of(file, signature);
  }

  private static void halve(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(Files.size(file) / 2);
    }
  }
}
