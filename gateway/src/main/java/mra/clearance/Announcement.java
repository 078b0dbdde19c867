package mra.clearance;

import java.util.UUID;

/**
 * A list that changed something, for clearance to hear of.
 *
 * @param sequence the registry's number of this change: dense, in the order of commits
 * @param exchange that applied the list
 * @param document the partner's id of the list
 * @param changes how many operators it changed, at least 1
 */
public record Announcement(
    long sequence, String partner, UUID exchange, String document, long changes) {}
