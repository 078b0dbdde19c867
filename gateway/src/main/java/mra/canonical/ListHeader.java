package mra.canonical;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a list says of itself.
 *
 * @param document the sender's id of this list, unique per partner and way, at most 64 characters
 * @param sequence the sender's running number, empty where the partner has none
 * @param asOf the moment whose state the list gives
 * @param count records the sender says are in the list; empty when only a trailer tells
 */
public record ListHeader(
    String document, ListType type, OptionalLong sequence, Instant asOf, OptionalLong count) {}
