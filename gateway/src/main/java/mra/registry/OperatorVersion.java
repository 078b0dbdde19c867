package mra.registry;

import java.time.Instant;
import java.util.UUID;
import mra.canonical.Operator;
import mra.canonical.Registered;
import org.jspecify.annotations.Nullable;

/**
 * An operator as one list left it, on both time axes.
 *
 * @param present false: missing from the last full list, so not recognised whatever the standing
 * @param setAsideSince as-of of the first list whose newer record for it could not be read; null
 *     when the record is current
 * @param inForceTo null when open
 * @param knownTo null while we still believe it
 * @param list the list that brought this version
 */
public record OperatorVersion(
    Operator operator,
    boolean present,
    @Nullable Instant setAsideSince,
    Instant inForceFrom,
    @Nullable Instant inForceTo,
    Instant knownFrom,
    @Nullable Instant knownTo,
    UUID exchange,
    ListRef list,
    String profileVersion) {

  public Registered registered() {
    return new Registered(operator, present, setAsideSince);
  }
}
