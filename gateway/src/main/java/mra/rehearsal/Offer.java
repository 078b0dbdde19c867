package mra.rehearsal;

import java.nio.file.Path;
import java.util.List;

/**
 * A sealed list ready to be fetched.
 *
 * @param parts CMS files: one, or one for each page
 * @param mischief of which a server plays only the part of the transfer
 */
record Offer(String document, List<Path> parts, Mischief mischief) {
  Offer {
    parts = List.copyOf(parts);
  }
}
