package mra.registry;

import java.time.Instant;

/** A list as evidence: the sender's id of it and the moment whose state it gave. */
public record ListRef(String id, Instant asOf) {}
