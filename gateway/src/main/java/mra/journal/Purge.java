package mra.journal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What was deleted at once.
 *
 * @param proof SHA-256 over the kinds and keys of all of it, as the audit leaf has it
 */
public record Purge(
    UUID id, String partner, Instant at, Map<Due.Kind, Long> counts, String proof) {}
