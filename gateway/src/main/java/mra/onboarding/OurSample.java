package mra.onboarding;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import mra.canonical.Address;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import org.jspecify.annotations.Nullable;

/** A few of our operators as a table can tell of them. */
final class OurSample {
  private final Set<String> carried;

  /**
   * @param carried fields that the table has a place for
   */
  OurSample(Set<String> carried) {
    this.carried = carried;
  }

  /** Canonical lines. */
  List<String> lines(String partner) {
    return ProfileText.resource("our-operators.jsonl")
        .replace("@ID@", partner)
        .lines()
        .map(line -> OperatorJson.write(told(OperatorJson.read(line))))
        .toList();
  }

  private Operator told(Operator all) {
    return new Operator(
        all.partner(),
        all.code(),
        has("identifiers") ? all.identifiers() : new TreeMap<>(),
        all.names().stream().filter(this::isTold).toList(),
        address(all.address()),
        all.programme(),
        has("roles") ? all.roles() : List.of(),
        all.standing(),
        all.standingSince(),
        all.validFrom(),
        all.validTo(),
        has("office") ? all.office() : null,
        has("consent") ? all.consent() : null);
  }

  private boolean isTold(Name name) {
    return has("name.all") || "en".equals(name.lang());
  }

  private @Nullable Address address(@Nullable Address all) {
    if (all == null || !has("address.lines")) {
      return null;
    }
    return new Address(
        all.lines(),
        has("address.city") ? all.city() : null,
        has("address.postcode") ? all.postcode() : null,
        has("address.region") ? all.region() : null,
        has("address.country") ? all.country() : null);
  }

  private boolean has(String field) {
    return carried.contains(field);
  }
}
