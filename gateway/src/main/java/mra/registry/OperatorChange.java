package mra.registry;

import java.time.Instant;
import mra.canonical.Change;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;

/**
 * What one list changed about one operator.
 *
 * @param before null when GRANTED
 * @param after the record now; for ABSENT the last one known
 * @param since from when it is in force
 */
public record OperatorChange(
    Change change, @Nullable Operator before, Operator after, boolean present, Instant since) {}
