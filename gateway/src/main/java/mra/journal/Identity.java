package mra.journal;

/**
 * A document and what it says.
 *
 * @param document the sender's id
 * @param contentDigest SHA-256 of the opened content
 */
public record Identity(String partner, Way way, String document, String contentDigest) {}
