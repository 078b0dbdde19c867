package mra.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import mra.rehearsal.HandOver;
import org.jspecify.annotations.Nullable;

/** Writes the archive with which a partner simulates itself. */
record HandingOver(PrintWriter out) {

  /**
   * @param certificates folder of our public certificates; null where none are to be in it
   */
  void write(Path config, String partner, @Nullable Path certificates, Path file)
      throws IOException {
    var names = new HandOver(config, partner, certificates, Mra.VERSION).write(file);
    names.forEach(out::println);
    out.println("%s: %d files, SHA-256 %s".formatted(file, names.size(), HandOver.digest(file)));
    out.flush();
  }
}
