package mra.format;

import java.util.function.Predicate;
import mra.canonical.RecordDigest;

/**
 * Former records that need not be read again.
 *
 * @param meaning names everything but its bytes that decides what a record means
 * @param knows whether the record with this digest is left out; asked once, some records ahead
 */
public record Recall(String meaning, Predicate<RecordDigest> knows) {}
