package mra.journal;

import mra.canonical.Operator;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** One operator of ours as a partner may see it. */
sealed interface Disclosed {

  Operator operator();

  /** Told, with the agreed fields and no other. */
  record Shown(Operator operator) implements Disclosed {}

  /**
   * Not told; where it was told before, this withdraws it.
   *
   * @param operator code, programme, the standing that ends it, and consent where that is why
   * @param withheld why an operator that could be told is not; null where the agreement or the
   *     enterprise does not want it
   */
  record Gone(Operator operator, @Nullable Refused withheld) implements Disclosed {}
}
