package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Numbers of one partner's lists, none of them twice. */
final class ListNumbers {
  private final @Nullable Path file;
  private long last;

  private ListNumbers(@Nullable Path file, long last) {
    this.file = file;
    this.last = last;
  }

  /** For a gateway that has not heard any. */
  static ListNumbers unkept() {
    return new ListNumbers(null, 0);
  }

  /** Going on where an earlier process ended. */
  static ListNumbers in(Path file) throws IOException {
    return new ListNumbers(
        file, Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0);
  }

  /** From now on they are larger than that. */
  void after(long known) {
    last = Math.max(last, known);
  }

  /** Kept before it is used: one may stay unused. */
  long next() throws IOException {
    last++;
    if (file != null) {
      var fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, Long.toString(last));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return last;
  }
}
