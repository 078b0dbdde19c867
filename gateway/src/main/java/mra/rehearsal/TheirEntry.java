package mra.rehearsal;

import java.time.Instant;
import mra.canonical.Operator;
import mra.canonical.Standing;

/**
 * What an administration was last told of one operator.
 *
 * @param present false when a later full list no longer named it
 * @param asOf of the list that told it
 */
record TheirEntry(Operator operator, boolean present, Instant asOf) {

  boolean isHeld() {
    return present
        && (operator.standing() == Standing.VALID || operator.standing() == Standing.SUSPENDED);
  }

  TheirEntry gone(Instant since) {
    return present ? new TheirEntry(operator, false, since) : this;
  }
}
