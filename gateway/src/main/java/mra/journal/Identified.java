package mra.journal;

import java.util.UUID;

/** Whether a document has been seen. */
public sealed interface Identified {

  /** Never seen, or seen and to be tried again. */
  record New() implements Identified {}

  /** The same document with the same content: it gets the same answer. */
  record Known(UUID exchange, Outcome outcome) implements Identified {}

  /** The id is taken by other content. */
  record OtherContent(UUID exchange) implements Identified {}
}
