package mra.clearance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that nobody could take; what it says is never shown.
 *
 * @param id the broker's number of it
 * @param address where it was sent
 * @param queue whose receiver gave it back; null when it was put here by its receiver
 * @param sentAt when its sender sent it
 * @param tries how often it was tried in rounds: 1, and one more for each time it was sent again
 * @param bytes of its body
 * @param reason why it lies here
 */
public record DeadLetter(
    long id,
    String address,
    @Nullable String queue,
    Instant sentAt,
    int tries,
    long bytes,
    String reason) {}
