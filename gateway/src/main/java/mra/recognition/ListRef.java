package mra.recognition;

import java.time.Instant;

/**
 * The list an answer rests on.
 *
 * @param id the partner's document id
 * @param asOf the moment whose state the list gives
 */
public record ListRef(String id, Instant asOf) {}
