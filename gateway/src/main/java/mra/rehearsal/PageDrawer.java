package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where pages of ours wait until all of their list are there. */
final class PageDrawer {
  /** In a document's folder: the number of the page that completed it. */
  private static final String COMPLETE = "complete";

  private final Path folder;

  PageDrawer(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps a page. One that differs from what came under its number begins the list anew, because
   * pages sealed at different times do not belong together.
   *
   * @param page from 1
   * @return all pages one after the other, when this is the page that completed the list
   */
  synchronized Optional<Path> put(String document, int page, int pages, byte[] sealed)
      throws IOException {
    var drawer = Files.createDirectories(folder.resolve(document + "-of-" + pages));
    var file = drawer.resolve(Integer.toString(page));
    if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), sealed)) {
      empty(drawer);
    }
    Files.write(file, sealed);
    var complete = drawer.resolve(COMPLETE);
    for (int each = 1; each <= pages; each++) {
      if (Files.notExists(drawer.resolve(Integer.toString(each)))) {
        return Optional.empty();
      }
    }
    if (Files.notExists(complete)) {
      Files.writeString(complete, Integer.toString(page));
    }
    return Files.readString(complete).equals(Integer.toString(page))
        ? Optional.of(whole(drawer, pages))
        : Optional.empty();
  }

  /** Forgets the pages of a list that was not sealed by us. */
  synchronized void clear(String document, int pages) throws IOException {
    empty(folder.resolve(document + "-of-" + pages));
  }

  private static void empty(Path drawer) throws IOException {
    try (var files = Files.newDirectoryStream(drawer)) {
      for (var file : files) {
        Files.delete(file);
      }
    }
  }

  private static Path whole(Path drawer, int pages) throws IOException {
    var whole = drawer.resolve("whole");
    try (var out = Files.newOutputStream(whole)) {
      for (int page = 1; page <= pages; page++) {
        Files.copy(drawer.resolve(Integer.toString(page)), out);
      }
    }
    return whole;
  }
}
