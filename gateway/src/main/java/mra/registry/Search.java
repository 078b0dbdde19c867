package mra.registry;

import org.jspecify.annotations.Nullable;

/**
 * A question to the current operators of all partners; what is null does not matter.
 *
 * @param name part of any name, upper and lower case alike
 * @param identifier type and value, for example EORI:DE123456789012345
 * @param limit 1 to 1,000
 * @param after the last operator of the page before; null for the first page
 */
public record Search(
    @Nullable String name, @Nullable String identifier, int limit, @Nullable Key after) {
  private static final int LIMIT_MAX = 1000;

  /** Order of the answers: by code, then by partner. */
  public record Key(String partner, String code) {}

  public Search {
    limit = Math.clamp(limit, 1, LIMIT_MAX);
  }
}
