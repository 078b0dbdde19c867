package mra.recognition;

import org.jspecify.annotations.Nullable;

/**
 * One party of a declaration, as the trader typed it.
 *
 * @param country ISO 3166-1 alpha-2 as declared
 * @param code an authorisation's code or another number of the enterprise, in any spelling
 */
public record Party(
    PartyRole role, @Nullable String country, @Nullable String code, @Nullable String name) {}
