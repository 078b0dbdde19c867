package mra.canonical;

import org.jspecify.annotations.Nullable;

/**
 * A registered name in one language.
 *
 * @param text NFC
 * @param lang BCP 47 tag, or null when the partner does not say
 */
public record Name(String text, @Nullable String lang) {}
