package mra.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mra.canonical.Address;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.registry.ListRef;
import mra.registry.OperatorVersion;
import org.jspecify.annotations.Nullable;

/** Invented enterprises of our own programme. */
record OurOperators(
    String code,
    String programme,
    @Nullable String english,
    @Nullable String street,
    Standing standing,
    Consent consent,
    boolean present) {
  private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

  static OurOperators enterprise(String number) {
    return new OurOperators(
        "AEOCN" + number,
        "CN_ADVANCED",
        "Enterprise " + number,
        "1 Example Road",
        Standing.VALID,
        Consent.GIVEN,
        true);
  }

  OurOperators named(@Nullable String name) {
    return new OurOperators(code, programme, name, street, standing, consent, present);
  }

  OurOperators at(@Nullable String road) {
    return new OurOperators(code, programme, english, road, standing, consent, present);
  }

  OurOperators graded(String level) {
    return new OurOperators(code, level, english, street, standing, consent, present);
  }

  OurOperators standing(Standing other) {
    return new OurOperators(code, programme, english, street, other, consent, present);
  }

  OurOperators withoutConsent() {
    return new OurOperators(code, programme, english, street, standing, Consent.WITHDRAWN, present);
  }

  OurOperators absent() {
    return new OurOperators(code, programme, english, street, standing, consent, false);
  }

  OperatorVersion version() {
    return new OperatorVersion(
        operator(), present, null, AT, null, AT, null, new UUID(0, 1), new ListRef("L1", AT), "v1");
  }

  Operator operator() {
    var chinese = new Name("企业" + code.substring(5), "zh");
    return new Operator(
        "CN",
        Code.of(code),
        new TreeMap<>(Map.of("USCC", "91440300731132752M", "CUSTOMS_CODE", code.substring(5))),
        english == null ? List.of(chinese) : List.of(chinese, new Name(english, "en")),
        street == null ? null : new Address(List.of(street), null, null, null, "CN"),
        programme,
        List.of("EX"),
        standing,
        LocalDate.of(2026, 10, 1),
        LocalDate.of(2024, 1, 1),
        LocalDate.of(2027, 12, 31),
        "深圳海关",
        consent);
  }
}
