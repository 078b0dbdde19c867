package mra.registry;

import java.time.Instant;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;

/**
 * A current version as far as answers need it.
 *
 * @param operator without address, office and the languages of its names
 * @param present false: missing from the last full list
 * @param setAsideSince as-of of the first list whose newer record for it could not be read; null
 *     when the record is current
 * @param list the list that brought this version
 */
public record CurrentOperator(
    Operator operator, boolean present, @Nullable Instant setAsideSince, ListRef list) {}
