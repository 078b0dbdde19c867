package mra.partner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import mra.partner.Pull.Transport;
import org.jspecify.annotations.Nullable;

/**
 * How our list goes to a partner.
 *
 * @param over the route template's transport
 * @param to address with its {@code ${VARIABLES}} filled in; null while a variable is not set, and
 *     where the partner fetches
 * @param onChange whether what changed goes out as soon as it is in force here
 * @param at Quartz cron expressions in the partner's time zone, possibly none
 * @param document mapping table, for example EU/cn-list
 * @param deltas whether the partner takes lists of changes; else every list is a full one
 * @param fullEvery a full list is due once the last one that the partner took is so old, changed or
 *     not
 * @param pageRecords records in one page, where the document has pages; 0: all in one
 * @param options what only this transport needs, as for {@link Pull}; those that are not stated are
 *     the pull's where both use the same transport
 */
public record Push(
    Transport over,
    @Nullable String to,
    boolean onChange,
    List<String> at,
    String document,
    boolean deltas,
    Duration fullEvery,
    int pageRecords,
    Map<String, String> options) {

  /** Whether the partner fetches our list instead of being handed it. */
  public boolean isServed() {
    return over == Transport.SERVE;
  }

  /** Whether our list can get there at all. */
  public boolean isConnected() {
    return isServed() || to != null;
  }

  /** Over what and where to, for people. */
  public String line() {
    return to == null ? over.name() : over + " " + to;
  }
}
