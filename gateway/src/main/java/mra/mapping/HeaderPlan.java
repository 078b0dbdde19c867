package mra.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How the header is read; null where the partner has nothing.
 *
 * @param id null where the digest of the content is the list's id
 * @param asOf null where the list's moment is that of its arrival
 * @param asOfForm how that moment is written; null for a date and time with its offset
 */
record HeaderPlan(
    @Nullable Scalar id,
    @Nullable Scalar type,
    @Nullable Scalar sequence,
    @Nullable Scalar asOf,
    @Nullable DayForm asOfForm,
    @Nullable Scalar count) {}
