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
public record AppliedList(String partner, @Nullable UUID before, UUID exchange, long touched) {
  private static final String NONE = "-";

  /** As one node tells another. */
  public String notice() {
    return "%s %s %s %d".formatted(partner, before == null ? NONE : before, exchange, touched);
  }

  /** What {@link #notice} said. */
  public static AppliedList of(String notice) {
    var word = notice.split(" ", -1);
    return new AppliedList(
        word[0],
        word[1].equals(NONE) ? null : UUID.fromString(word[1]),
        UUID.fromString(word[2]),
        Long.parseLong(word[3]));
  }
}
