package mra.registry;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A list that is now in force.
 *
 * @param knownAt the moment on the known axis, microseconds; never earlier than the partner's last
 * @param sequence the registry's number of this change, dense in commit order; empty when no
 *     operator changed, or clearance does not hear of it
 */
public record Applied(Instant knownAt, OptionalLong sequence) {}
