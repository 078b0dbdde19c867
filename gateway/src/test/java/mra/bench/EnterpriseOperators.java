package mra.bench;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import mra.bench.jaxb.Certificate;
import mra.bench.jaxb.Enterprise;
import mra.canonical.Address;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** The mapping as one would write it in Java over bound classes. */
final class EnterpriseOperators {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
  private static final Map<String, Standing> STANDINGS =
      Map.of(
          "valid", Standing.VALID,
          "suspended", Standing.SUSPENDED,
          "revoked", Standing.REVOKED,
          "annulled", Standing.REVOKED,
          "expired", Standing.EXPIRED);

  private EnterpriseOperators() {}

  static List<Operator> of(Enterprise enterprise) {
    return enterprise.certificate.stream().map(each -> operator(enterprise, each)).toList();
  }

  private static Operator operator(Enterprise enterprise, Certificate certificate) {
    return new Operator(
        "EU",
        Code.of(certificate.number),
        new TreeMap<>(Map.of("EORI", enterprise.eori)),
        enterprise.name.stream().map(name -> new Name(name.text, name.lang)).toList(),
        address(enterprise.address),
        certificate.type,
        enterprise.role,
        Objects.requireNonNull(STANDINGS.get(certificate.status.value)),
        day(certificate.status.since),
        day(certificate.effectiveDate),
        day(certificate.expiryDate),
        certificate.office,
        Consent.GIVEN);
  }

  private static @Nullable Address address(mra.bench.jaxb.@Nullable Address address) {
    return address == null
        ? null
        : new Address(
            address.line, address.city, address.postcode, address.region, address.country);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text, DAY);
  }
}
