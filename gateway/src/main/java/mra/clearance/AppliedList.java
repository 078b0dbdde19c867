package mra.clearance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list that the registry has taken in, after the commit.
 *
 * @param before the exchange that had last touched an operator of the partner before this one; null
 *     when none had
 * @param touched operators changed or marked; 0 when it only confirmed what we knew
 */
public record AppliedList(String partner, @Nullable UUID before, UUID exchange, long touched) {}
