package mra.canonical;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered address as far as the partner structures it.
 *
 * @param lines street lines in the partner's order, never null
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
    List<String> lines,
    @Nullable String city,
    @Nullable String postcode,
    @Nullable String region,
    @Nullable String country) {
  public Address {
    lines = List.copyOf(lines);
  }
}
