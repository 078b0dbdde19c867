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

  /** Likeliest first: in a dense list any code has neighbours, so that a right name says more. */
  static final Comparator<NearCode> LIKELIEST =
      Comparator.comparing((NearCode near) -> !near.named)
          .thenComparing(near -> !near.looksAlike)
          .thenComparing(NearCode::slips)
          .thenComparing(NearCode::partner)
          .thenComparing(NearCode::code);

  /** Whether the code itself is close, not the name alone. */
  public boolean isMistyped() {
    return looksAlike || slips <= Slips.MAX;
  }
}
