package mra.canonical;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator as a registry holds it.
 *
 * @param present false once a full list no longer had it
 * @param setAsideSince since when its newer records could not be read; null when it is current
 */
public record Registered(Operator operator, boolean present, @Nullable Instant setAsideSince) {}
