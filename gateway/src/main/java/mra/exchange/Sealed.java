package mra.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mra.canonical.ListHeader;
import mra.journal.Bodies;
import mra.journal.ExchangeRecord;

/**
 * A list of ours, sealed for its partner and kept, so that it can be handed over as often as it
 * takes.
 *
 * @param file CMS DER, several one after another when paged
 * @param sha256 of the file, lower-case hex
 * @param ends where each page ends in the file, in bytes; one for a document without pages
 */
public record Sealed(UUID exchange, ListHeader header, Path file, String sha256, List<Long> ends) {

  /** As it was kept. */
  static Sealed of(ExchangeRecord kept, Bodies bodies, List<Long> ends) {
    var body = Objects.requireNonNull(kept.body());
    return new Sealed(
        kept.id(), Objects.requireNonNull(kept.header()), bodies.file(body), body.sha256(), ends);
  }

  public String document() {
    return header.document();
  }
}
