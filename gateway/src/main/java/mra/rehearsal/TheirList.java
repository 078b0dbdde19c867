package mra.rehearsal;

import java.time.Instant;
import java.util.List;
import mra.canonical.ListType;
import mra.canonical.Operator;

/** Our list as an administration read it. */
record TheirList(
    String document, ListType type, long sequence, Instant asOf, List<Operator> operators) {
  TheirList {
    operators = List.copyOf(operators);
  }
}
