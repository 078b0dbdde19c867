package mra.recognition;

import java.time.Instant;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;

/**
 * What the registry holds of one operator, as far as recognition needs it.
 *
 * @param present false once a full list no longer had it
 * @param setAsideSince since when its newer records could not be read and this older one stays in
 *     force; null when the record is current
 * @param ahead the list that brought it, where that came ahead of the partner's last one; else null
 */
public record Entry(
    Operator operator, boolean present, @Nullable Instant setAsideSince, @Nullable ListRef ahead) {

  /** In the list, and read without fault. */
  public static Entry of(Operator operator) {
    return new Entry(operator, true, null, null);
  }
}
