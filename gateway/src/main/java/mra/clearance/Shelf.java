package mra.clearance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daybook's folder: pages by number, and beside them what never went into the database. Such a
 * file, given a page's suffix again, is posted at the next start.
 */
final class Shelf {
  private static final Logger log = LoggerFactory.getLogger(Shelf.class);

  /** Says the columns too: a page in another order has another suffix. */
  private static final String PAGE = ".decisions-1";

  private static final String REFUSED = ".refused-1";
  private static final String CUT = ".cut-1";

  private final Path folder;
  private long number;

  Shelf(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** What an earlier process left behind, oldest first; what is new comes after all of it. */
  List<Path> leftBehind() throws IOException {
    try (var files = Files.list(folder)) {
      var all = files.filter(Shelf::isOurs).sorted().toList();
      if (!all.isEmpty()) {
        number = Long.parseLong(bare(all.getLast()));
      }
      return all.stream().filter(file -> file.toString().endsWith(PAGE)).toList();
    }
  }

  private static boolean isOurs(Path file) {
    return Stream.of(PAGE, REFUSED, CUT).anyMatch(file.toString()::endsWith);
  }

  Page begin() throws IOException {
    return Page.begin(folder.resolve("%019d".formatted(++number) + PAGE));
  }

  /** Nothing was ever written to it. */
  void drop(Path page) {
    try {
      Files.deleteIfExists(page);
    } catch (IOException stays) {
      log.warn("{} is empty and cannot be deleted", page, stays);
    }
  }

  /** Empty, for those entries of a page that the database refuses. */
  Page beginRefused(Path page) throws IOException {
    var file = folder.resolve(bare(page) + REFUSED);
    Files.deleteIfExists(file);
    return Page.begin(file);
  }

  /** What could be read of the page is in the database; the rest is for people. */
  void putAside(Path page) throws IOException {
    var cut = folder.resolve(bare(page) + CUT);
    Files.move(page, cut, StandardCopyOption.REPLACE_EXISTING);
    var why = "it is cut: the machine broke down while it was written, or the disk is damaged";
    log.error(new Refused(Fault.DECISION_UNKEPT, cut.toString(), why).getMessage());
  }

  /** Files that lie beside the pages. */
  int aside() throws IOException {
    try (var files = Files.list(folder)) {
      return (int)
          files
              .map(Path::toString)
              .filter(file -> file.endsWith(REFUSED) || file.endsWith(CUT))
              .count();
    }
  }

  private static String bare(Path file) {
    var name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
  }
}
