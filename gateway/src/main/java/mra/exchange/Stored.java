package mra.exchange;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Raw bytes that came whole and are not kept yet.
 *
 * @param at when the last one had come
 */
record Stored(Path raw, Instant at) {}
