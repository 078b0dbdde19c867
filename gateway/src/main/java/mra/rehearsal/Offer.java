package mra.rehearsal;

import java.nio.file.Path;
import java.util.List;

/**
 * A sealed list ready to be fetched.
 *
 * @param parts CMS files: one, or one for each page; a list in plain and its signature
 * @param records operators in all parts
 * @param mischief of which a server plays only the part of the transfer
 */
record Offer(String document, List<Path> parts, Mischief mischief, long records) {
  /** Where nobody asks how many operators there are. */
  Offer(String document, List<Path> parts, Mischief mischief) {
    this(document, parts, mischief, 0);
  }

  Offer {
    parts = List.copyOf(parts);
  }
}
