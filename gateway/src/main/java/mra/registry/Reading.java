package mra.registry;

import java.util.List;
import mra.canonical.ListHeader;
import mra.canonical.SetAside;

/**
 * What one pass over a list found.
 *
 * @param repeated equal duplicates
 * @param repeats whether a code may have come twice
 * @param codeUnreadable whether a record was set aside whose code could not be read
 */
record Reading(
    ListHeader header,
    long records,
    long setAside,
    long repeated,
    boolean repeats,
    boolean codeUnreadable,
    List<SetAside> faults) {}
