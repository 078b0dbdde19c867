package mra.audit;

import org.jspecify.annotations.Nullable;

/**
 * That every leaf's hash is the hash of its event.
 *
 * @param highest id of the newest leaf, 0 when there is none
 * @param hash of the newest leaf in hexadecimal
 */
public record LeafCheck(long count, long highest, @Nullable String hash) {}
