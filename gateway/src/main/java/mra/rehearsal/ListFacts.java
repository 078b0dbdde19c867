package mra.rehearsal;

import java.time.Instant;

/**
 * What a list says of itself.
 *
 * @param type FULL, DELTA or URGENT in canonical words; a misbehaving administration invents others
 * @param count as stated, which need not be true
 */
record ListFacts(String document, String type, long sequence, Instant asOf, long count) {

  ListFacts withCount(long stated) {
    return new ListFacts(document, type, sequence, asOf, stated);
  }

  ListFacts withType(String stated) {
    return new ListFacts(document, stated, sequence, asOf, count);
  }

  ListFacts withDocument(String stated) {
    return new ListFacts(stated, type, sequence, asOf, count);
  }
}
