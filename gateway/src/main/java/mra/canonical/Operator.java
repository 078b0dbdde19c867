package mra.canonical;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One authorisation of one enterprise as one programme knows it. Key: (partner, normalised code).
 *
 * @param partner folder name of the administration, for example EU
 * @param identifiers other numbers of the enterprise by type (EORI, TCUIN, USCC ...), sorted by
 *     type
 * @param names in the partner's order, possibly none
 * @param programme the level granted, our code (AEOF, MO_A ...)
 * @param roles sorted, distinct; none means not limited
 * @param standingSince first day of the standing in the partner's calendar
 * @param validTo last valid day, null when open
 */
public record Operator(
    String partner,
    Code code,
    SortedMap<String, String> identifiers,
    List<Name> names,
    @Nullable Address address,
    String programme,
    List<String> roles,
    Standing standing,
    @Nullable LocalDate standingSince,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable String office,
    @Nullable Consent consent) {

  public Operator {
    identifiers = Collections.unmodifiableSortedMap(new TreeMap<>(identifiers));
    names = List.copyOf(names);
    roles = sortedDistinct(roles);
  }

  /**
   * Most records come sorted, and a list has hundreds of thousands: those pay a comparison only.
   */
  static List<String> sortedDistinct(List<String> roles) {
    for (int i = 1; i < roles.size(); i++) {
      if (roles.get(i - 1).compareTo(roles.get(i)) >= 0) {
        return roles.stream().sorted().distinct().toList();
      }
    }
    return List.copyOf(roles);
  }

  /** The same authorisation with another standing. */
  public Operator with(Standing other, @Nullable LocalDate since) {
    return new Operator(
        partner,
        code,
        identifiers,
        names,
        address,
        programme,
        roles,
        other,
        since,
        validFrom,
        validTo,
        office,
        consent);
  }

  /** The same authorisation with another last valid day. */
  public Operator validUntil(@Nullable LocalDate last) {
    return new Operator(
        partner,
        code,
        identifiers,
        names,
        address,
        programme,
        roles,
        standing,
        standingSince,
        validFrom,
        last,
        office,
        consent);
  }
}
