package mra.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mra.canonical.Change;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;

/**
 * One line of the disclosure ledger: what one list told a partner of one operator of ours.
 *
 * @param exchange that took it out
 * @param basis the agreement, as cited
 * @param fields what that let us tell beside code and programme
 * @param change null where it was told before and repeated
 * @param record what left; of a repetition what was told last before it, null where even that was
 *     purged
 * @param stage SENT while the receipt is awaited
 * @param outcome what the partner's receipt made of the list; null while it is awaited
 */
public record Telling(
    UUID exchange,
    String partner,
    String document,
    Instant at,
    String basis,
    List<String> fields,
    @Nullable Change change,
    @Nullable Operator record,
    Stage stage,
    @Nullable Outcome outcome) {}
