package mra.registry;

import static mra.canonical.ListType.FULL;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.partner.CodeForms;
import mra.partner.Freshness;
import mra.partner.GateBounds;
import mra.partner.GateBounds.Numbering;
import mra.partner.GateBounds.Quality;
import mra.partner.Limits;
import mra.partner.PartnerProfile;
import mra.partner.Receipts;
import org.jspecify.annotations.Nullable;

/** Operators and lists that read like sentences. */
final class Lists {
  static final GateBounds BOUNDS = new GateBounds(0.15, 1.0, 0.05, 0.01, 10, true);

  static final PartnerProfile EU = eu(BOUNDS);

  private Lists() {}

  static PartnerProfile numbered(Numbering numbering) {
    return eu(
        new GateBounds(
            BOUNDS.shrinkMax(),
            BOUNDS.growthMax(),
            BOUNDS.suspensionsMax(),
            BOUNDS.setAsideMax(),
            BOUNDS.urgentMax(),
            BOUNDS.holdFirst(),
            Quality.USUAL.numbered(numbering)));
  }

  private static PartnerProfile eu(GateBounds bounds) {
    return new PartnerProfile(
        "EU",
        "0".repeat(64),
        false,
        Map.of("en", "European Union", "zh", "欧盟"),
        Set.of("DE"),
        ZoneId.of("Europe/Brussels"),
        new CodeForms(Pattern.compile(".+"), List.of(), List.of("EORI")),
        List.of(),
        null,
        null,
        new Receipts(Duration.ofHours(4), null, null, null),
        null,
        bounds,
        new Freshness(Duration.ofHours(24), Duration.ofHours(72), Freshness.WhenStale.REPORT),
        new Limits(1L << 32, 5_000_000, 1 << 16, 32, Duration.ofHours(1)));
  }

  static Operator operator(String code) {
    return new Operator(
        "EU",
        Code.of(code),
        new TreeMap<>(Map.of("EORI", "DE" + code)),
        List.of(new Name("Muster " + code + " GmbH", "de"), new Name("Muster Trading", null)),
        null,
        "AEOF",
        List.of("EX", "FW"),
        Standing.VALID,
        LocalDate.of(2020, 1, 1),
        LocalDate.of(2020, 1, 1),
        null,
        "DE007600",
        Consent.GIVEN);
  }

  static Operator suspended(String code, String since) {
    return operator(code).with(Standing.SUSPENDED, LocalDate.parse(since));
  }

  static Operator revoked(String code, String since) {
    return operator(code).with(Standing.REVOKED, LocalDate.parse(since));
  }

  static Operator named(String code, String name) {
    var o = operator(code);
    return new Operator(
        o.partner(),
        o.code(),
        o.identifiers(),
        List.of(new Name(name, "de")),
        o.address(),
        o.programme(),
        o.roles(),
        o.standing(),
        o.standingSince(),
        o.validFrom(),
        o.validTo(),
        o.office(),
        o.consent());
  }

  static SetAside unreadable(@Nullable String code, @Nullable Standing standing) {
    return new SetAside(
        7,
        "/l:AeoList/l:Operator[7]",
        Fault.CODE_VALUE_UNMAPPED,
        "unknown programme",
        code == null ? null : Code.of(code),
        standing,
        standing == null ? null : LocalDate.of(2026, 11, 20));
  }

  /** A list whose records are operators and set-aside records, in this order. */
  static Supplier<OperatorStream> list(String id, ListType type, String asOf, Object... records) {
    return list(id, type, OptionalLong.empty(), asOf, Arrays.asList(records));
  }

  static Supplier<OperatorStream> full(String id, String asOf, Object... records) {
    return list(id, FULL, asOf, records);
  }

  static Supplier<OperatorStream> list(
      String id, ListType type, OptionalLong sequence, String asOf, Iterable<?> records) {
    var header = new ListHeader(id, type, sequence, Instant.parse(asOf), OptionalLong.empty());
    return () -> new Given(header, records);
  }

  private record Given(ListHeader header, Iterable<?> records) implements OperatorStream {
    @Override
    public void forEach(Sink sink) {
      for (var each : records) {
        switch (each) {
          case Operator operator -> sink.operator(operator);
          case SetAside setAside -> sink.setAside(setAside);
          case Code gone -> sink.gone(gone);
          default -> throw new IllegalArgumentException(each.toString());
        }
      }
    }
  }
}
