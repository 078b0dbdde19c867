package mra.registry;

import java.time.Instant;
import java.util.UUID;
import mra.canonical.RevalidationJob;
import org.jspecify.annotations.Nullable;

/**
 * A re-validation job as one document told it.
 *
 * @param code of the operator it is about, normalised
 * @param asOf of that document
 * @param exchange that brought it
 * @param knownTo null while it is the newest
 */
public record KeptJob(
    RevalidationJob job,
    String code,
    Instant asOf,
    UUID exchange,
    Instant knownFrom,
    @Nullable Instant knownTo) {}
