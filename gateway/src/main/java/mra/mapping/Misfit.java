package mra.mapping;

import mra.fault.Fault;

/** Why one record will not map; caught within the room, so it needs no stack. */
final class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final String at;

  /**
   * @param at path or column, as the table names it
   * @param detail without personal data
   */
  Misfit(Fault fault, String at, String detail) {
    super(detail, null, false, false);
    this.fault = fault;
    this.at = at;
  }

  Fault fault() {
    return fault;
  }

  String at() {
    return at;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
