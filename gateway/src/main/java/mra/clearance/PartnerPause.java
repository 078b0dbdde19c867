package mra.clearance;

import java.time.Instant;

/**
 * That a partner's operators are not recognised for now.
 *
 * @param by the holder of the key that asked for it
 */
public record PartnerPause(String partner, Instant since, String by, String reason) {}
