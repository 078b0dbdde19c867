package mra.canonical;

/**
 * The first 128 bits of a SHA-256 over a record's bytes as they were sent and over everything that
 * decides on their meaning: two records with one digest are the same operators.
 */
public record RecordDigest(long high, long low) {}
