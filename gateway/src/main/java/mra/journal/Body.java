package mra.journal;

/**
 * Original bytes that are kept.
 *
 * @param path below the bodies folder
 * @param sha256 lower-case hex
 */
public record Body(String path, long bytes, String sha256) {}
