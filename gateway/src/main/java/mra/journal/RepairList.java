package mra.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A repair list as the ledger keeps it.
 *
 * @param first day of the period, home calendar
 * @param last day, included
 * @param by who wrote it out
 * @param basis the agreement, as cited
 * @param fields what that let us tell beside the bare code
 * @param sha256 of the lines as told, each ended by a line feed
 */
public record RepairList(
    UUID id,
    String partner,
    LocalDate first,
    LocalDate last,
    Instant at,
    String by,
    String basis,
    List<String> fields,
    long codes,
    String sha256) {}
