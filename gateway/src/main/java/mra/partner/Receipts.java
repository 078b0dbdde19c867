package mra.partner;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed on receipts, which say what became of a list.
 *
 * @param within how long a partner may take to answer a list of ours
 * @param to HTTPS: where our receipts for the partner's lists go; null while a variable is not set,
 *     or where the transport has its own place
 * @param directory SFTP: where we put ours
 * @param theirs SFTP: where the partner puts those for our lists
 */
public record Receipts(
    Duration within, @Nullable String to, @Nullable String directory, @Nullable String theirs) {}
