package mra.canonical;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a public look-up tells of an enterprise. It may lack code and standing, so it is never an
 * {@link Operator} and no registry takes it.
 */
public record Extract(
    String partner,
    @Nullable Code code,
    SortedMap<String, String> identifiers,
    List<Name> names,
    @Nullable Address address,
    @Nullable String programme,
    List<String> roles,
    @Nullable Standing standing,
    @Nullable LocalDate standingSince,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable String office,
    @Nullable Consent consent) {

  public Extract {
    identifiers = Collections.unmodifiableSortedMap(new TreeMap<>(identifiers));
    names = List.copyOf(names);
    roles = Operator.sortedDistinct(roles);
  }

  static Extract of(Operator operator) {
    return new Extract(
        operator.partner(),
        operator.code(),
        operator.identifiers(),
        operator.names(),
        operator.address(),
        operator.programme(),
        operator.roles(),
        operator.standing(),
        operator.standingSince(),
        operator.validFrom(),
        operator.validTo(),
        operator.office(),
        operator.consent());
  }
}
