package mra.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How the header is read; null where the partner has nothing.
 *
 * @param asOfDay pattern where the list's moment is the beginning of a day, else an instant is read
 */
record HeaderPlan(
    @Nullable Scalar id,
    @Nullable Scalar type,
    @Nullable Scalar sequence,
    Scalar asOf,
    @Nullable DatePattern asOfDay,
    @Nullable Scalar count) {}
