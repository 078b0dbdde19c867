package mra.exchange;

import java.util.UUID;
import mra.fault.Refused;
import mra.journal.KeptReceipt;

/** What a partner hears at once of the list that it brought. */
public sealed interface Answer {

  UUID exchange();

  /** Our receipt, kept as it is handed out; good or not, its verdict says. */
  record Given(UUID exchange, KeptReceipt receipt) implements Answer {}

  /**
   * Nothing is known that a receipt could be for.
   *
   * @param why as much of it as a sender may know who proved nothing
   */
  record Refusal(UUID exchange, Refused why) implements Answer {}
}
