package mra.canonical;

import java.time.LocalDate;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A record that would not map. It never stops the list; its standing may still be applied.
 *
 * @param record 1-based number of the record in the document
 * @param at path, column or line within the document
 * @param detail what is wrong, without personal data
 * @param code the operator's code where it could be read
 * @param standing the standing where it could be read
 */
public record SetAside(
    long record,
    String at,
    Fault fault,
    String detail,
    @Nullable Code code,
    @Nullable Standing standing,
    @Nullable LocalDate standingSince) {}
