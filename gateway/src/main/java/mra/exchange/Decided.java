package mra.exchange;

import mra.journal.ExchangeRecord;
import mra.journal.Proposal;

/**
 * What became of what a person said about a held list.
 *
 * @param exchange as it is now: still held while a second person is waited for
 */
public record Decided(Proposal proposal, ExchangeRecord exchange) {}
