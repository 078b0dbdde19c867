package mra.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import mra.canonical.ListHeader;

/**
 * A list of ours, sealed for its partner and kept, so that it can be handed over as often as it
 * takes.
 *
 * @param file CMS DER, several one after another when paged
 * @param sha256 of the file, lower-case hex
 * @param ends where each page ends in the file, in bytes; one for a document without pages
 */
record Sealed(UUID exchange, ListHeader header, Path file, String sha256, List<Long> ends) {

  String document() {
    return header.document();
  }
}
