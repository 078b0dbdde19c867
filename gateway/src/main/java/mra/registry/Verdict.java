package mra.registry;

import mra.fault.Fault;

/** What becomes of a list. */
public sealed interface Verdict {

  record Apply() implements Verdict {}

  /** The last good list stays in force until two people decided. */
  record Hold(Fault fault, String detail) implements Verdict {}

  /** Final: the same message gets the same answer. */
  record Refuse(Fault fault, String detail) implements Verdict {}
}
