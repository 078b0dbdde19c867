package mra.format;

import org.jspecify.annotations.Nullable;

/**
 * Everything a reader or writer needs to know of a partner's document.
 *
 * @param name of the mapping table, for example EU/aeo-list
 * @param header fields of the document as a whole; group 0 only
 * @param count column of the header that states the number of records; null when none does
 * @param sequence column of the header that holds the running number; null when none does
 * @param line of the mapping table where its format begins
 */
public record Layout(
    String name,
    int line,
    Form form,
    Shape header,
    @Nullable Integer count,
    @Nullable Integer sequence,
    Shape record) {}
