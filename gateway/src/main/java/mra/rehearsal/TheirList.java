package mra.rehearsal;

import java.time.Instant;
import java.util.List;
import mra.canonical.ListType;
import mra.canonical.Operator;

/** Our list as an administration read it. */
record TheirList(
    String document, ListType type, long sequence, Instant asOf, List<Operator> operators) {
  /** The sequence of an urgent list. */
  static final long NO_TURN = 0;

  TheirList {
    operators = List.copyOf(operators);
  }
}
