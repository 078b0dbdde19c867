package mra.rehearsal;

import mra.canonical.Operator;

/** Who is in one administration's register. */
interface Register {
  /** How an operator stands before any change; granted later ones are valid. */
  Life first(long index);

  Operator operator(long index, Life life);
}
