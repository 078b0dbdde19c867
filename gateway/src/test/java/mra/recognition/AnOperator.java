package mra.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** An invented operator: valid since 2020, without end, of its partner's eligible programme. */
final class AnOperator {
  private static final Map<String, String> ELIGIBLE =
      Map.of("EU", "AEOF", "HK", "HK_TIER2", "MO", "MO_A", "CN", "CN_ADVANCED");

  private final String partner;
  private final String code;
  private final TreeMap<String, String> identifiers = new TreeMap<>();
  private final List<Name> names = new ArrayList<>();
  private String programme;
  private List<String> roles = List.of();
  private Standing standing = Standing.VALID;
  private @Nullable LocalDate since = LocalDate.of(2020, 1, 1);
  private @Nullable LocalDate from = LocalDate.of(2020, 1, 1);
  private @Nullable LocalDate to;
  private @Nullable Consent consent;
  private boolean present = true;
  private @Nullable Instant setAsideSince;

  private AnOperator(String partner, String code) {
    this.partner = partner;
    this.code = code;
    this.programme = ELIGIBLE.getOrDefault(partner, "AEO");
  }

  static AnOperator anOperator(String partner, String code) {
    return new AnOperator(partner, code);
  }

  AnOperator programme(String level) {
    programme = level;
    return this;
  }

  AnOperator identified(String type, String value) {
    identifiers.put(type, value);
    return this;
  }

  AnOperator named(String... texts) {
    Arrays.stream(texts).map(text -> new Name(text, null)).forEach(names::add);
    return this;
  }

  AnOperator roles(String... limited) {
    roles = List.of(limited);
    return this;
  }

  AnOperator standing(Standing now, String date) {
    standing = now;
    since = LocalDate.parse(date);
    return this;
  }

  AnOperator valid(@Nullable String first, @Nullable String last) {
    from = first == null ? null : LocalDate.parse(first);
    to = last == null ? null : LocalDate.parse(last);
    since = from;
    return this;
  }

  AnOperator standingSince(String date) {
    since = LocalDate.parse(date);
    return this;
  }

  AnOperator withoutConsent() {
    consent = Consent.WITHDRAWN;
    return this;
  }

  AnOperator absent() {
    present = false;
    return this;
  }

  AnOperator setAsideSince(String instant) {
    setAsideSince = Instant.parse(instant);
    return this;
  }

  String partner() {
    return partner;
  }

  Operator operator() {
    return new Operator(
        partner,
        Code.of(code),
        identifiers,
        names,
        null,
        programme,
        roles,
        standing,
        since,
        from,
        to,
        null,
        consent);
  }

  Entry entry() {
    return new Entry(operator(), present, setAsideSince, null);
  }
}
