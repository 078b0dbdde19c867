package mra.rehearsal;

import mra.canonical.Change;
import mra.canonical.Operator;

/**
 * One difference between two revisions of a register.
 *
 * @param number counted from 1; a register's revision is the number of its last change
 * @param operator after the change; for ABSENT as it last was
 */
public record PlannedChange(long number, Change kind, Operator operator) {}
