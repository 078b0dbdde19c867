package mra.format;

import mra.fault.Fault;

/**
 * Why a record is unfit as a whole.
 *
 * @param at path or column within the record
 * @param detail without personal data
 */
public record Flaw(Fault fault, String at, String detail) {}
