package mra.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * What an administration heard when it brought a list.
 *
 * @param document the list's id
 * @param status of HTTP; 0 where nobody answers at once, or the connection broke
 * @param receipt ours, signed; it verified
 * @param problem in place of a receipt, as text
 */
public record Brought(
    String document, int status, byte @Nullable [] receipt, @Nullable String problem) {}
