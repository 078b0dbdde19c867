package mra.journal;

/**
 * That a partner's files passed with a simulated administration.
 *
 * @param files SHA-256 of them
 * @param report as it came, JSON
 */
public record Conformance(String files, String report) {}
