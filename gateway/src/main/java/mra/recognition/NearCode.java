package mra.recognition;

import java.util.Comparator;

/**
 * A code in a partner's list that may have been meant. It suggests and never grants.
 *
 * @param code as the partner writes it
 * @param looksAlike whether only signs differ that the eye takes for each other
 * @param slips of the hand between both; more than {@link Slips#MAX} where the name alone leads
 *     here
 * @param named whether the declared name is its own
 */
public record NearCode(String partner, String code, boolean looksAlike, int slips, boolean named) {

  /** Likeliest first. */
  static final Comparator<NearCode> LIKELIEST =
      Comparator.comparing((NearCode near) -> !(near.named && near.isMistyped()))
          .thenComparing(near -> !near.looksAlike)
          .thenComparing(NearCode::slips)
          .thenComparing(near -> !near.named)
          .thenComparing(NearCode::partner)
          .thenComparing(NearCode::code);

  /** Whether the code itself is close, not the name alone. */
  public boolean isMistyped() {
    return looksAlike || slips <= Slips.MAX;
  }
}
