package mra.rehearsal;

/**
 * A list of ours that was opened.
 *
 * @param document the id under which it travelled
 * @param received SHA-256 of the sealed bytes
 * @param content SHA-256 of the opened content
 */
record Submission(String document, String received, String content) {}
