package mra.journal;

import java.time.Instant;
import java.util.UUID;

/** The newest full or delta list of a partner that is in force. */
public record LastGood(UUID exchange, String document, Instant asOf, Instant receivedAt) {}
