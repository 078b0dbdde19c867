package mra.recognition;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import mra.partner.Agreement;
import mra.partner.Agreement.Flow;
import mra.partner.Agreement.NameCheck;
import mra.partner.CodeForms;
import mra.partner.Freshness;
import mra.partner.Freshness.WhenStale;
import mra.partner.LifeState;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.jspecify.annotations.Nullable;

/** Asks about parties at one moment, with the project's own partners. */
final class ClearanceDesk {
  static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
  static final Path PROJECT = Path.of("..");
  private static final Partners PARTNERS = PartnerFiles.load(PROJECT, Optional.empty(), Map.of());
  private static final Map<String, Set<String>> ROLES =
      PartyRoles.read(PROJECT.resolve("mappings/codelists/party-role.csv"));

  private final Map<String, PartnerProfile> profiles = new TreeMap<>();
  private final Instant now;
  private RecognitionIndex index = RecognitionIndex.empty();
  private ListRef list;
  private Flow flow = Flow.IMPORT;
  private @Nullable Instant asksFor;
  private boolean whatIf;

  private ClearanceDesk(Instant now) {
    this.now = now;
    list = new ListRef("LIST-1", now.minus(Duration.ofHours(1)));
    PARTNERS.all().forEach(profile -> profiles.put(profile.id(), profile));
    profiles.keySet().forEach(partner -> index = index.with(partner, part(List.of())));
  }

  /** With an offset, for example {@code 2026-11-24T12:00+08:00}. */
  static ClearanceDesk at(String moment) {
    return new ClearanceDesk(OffsetDateTime.parse(moment).toInstant());
  }

  static ClearanceDesk open() {
    return at("2026-11-24T12:00+08:00");
  }

  ClearanceDesk knows(AnOperator... operators) {
    for (var operator : operators) {
      var part = index.part(operator.partner());
      var entries = List.of(operator.entry());
      index = index.with(operator.partner(), part == null ? part(entries) : part.plus(entries));
    }
    return this;
  }

  /** Before any partner's first list. */
  ClearanceDesk knowsNobody() {
    index = RecognitionIndex.empty();
    return this;
  }

  ClearanceDesk listAged(String partner, Duration age) {
    list = new ListRef("LIST-1", now.minus(age));
    var part = index.part(partner);
    index = index.with(partner, part == null ? part(List.of()) : part.statedBy(list));
    return this;
  }

  ClearanceDesk paused(String partner) {
    return in(partner, LifeState.PAUSED);
  }

  ClearanceDesk in(String partner, LifeState state) {
    index = index.in(Map.of(partner, state));
    return this;
  }

  ClearanceDesk export() {
    flow = Flow.EXPORT;
    return this;
  }

  ClearanceDesk about(String moment) {
    asksFor = OffsetDateTime.parse(moment).toInstant();
    return this;
  }

  ClearanceDesk whatIf() {
    whatIf = true;
    return this;
  }

  /** The partner's first one, as the project has it. */
  static Agreement agreement(String partner) {
    return PARTNERS.byId(partner).agreements().getFirst();
  }

  ClearanceDesk agreed(String partner, UnaryOperator<Agreement> change) {
    return profile(
        partner,
        old -> Agreements.of(old, old.agreements().stream().map(change).toList(), old.freshness()));
  }

  ClearanceDesk agreements(String partner, Agreement... agreements) {
    return profile(partner, old -> Agreements.of(old, Arrays.asList(agreements), old.freshness()));
  }

  /** The first agreement ends, and the same with another name check begins the day after. */
  ClearanceDesk succession(String partner, LocalDate from, NameCheck before, NameCheck after) {
    var first = Agreements.checking(agreement(partner), before);
    return agreements(
        partner,
        Agreements.until(first, from.minusDays(1)),
        Agreements.from(Agreements.checking(first, after), from));
  }

  /** One more identifier that may be declared in place of a code. */
  ClearanceDesk admits(String partner, String identifier) {
    return profile(partner, old -> admitting(old, identifier));
  }

  ClearanceDesk stale(String partner, Duration after, WhenStale policy) {
    var freshness = new Freshness(Duration.ofHours(24), after, policy);
    return profile(partner, old -> Agreements.of(old, old.agreements(), freshness));
  }

  ClearanceDesk profile(String partner, UnaryOperator<PartnerProfile> change) {
    profiles.compute(partner, (id, old) -> change.apply(PARTNERS.byId(id)));
    return this;
  }

  Decision asks(Party party) {
    return recogniser()
        .answer(new Question("D-1", flow, asksFor, List.of(party)))
        .decisions()
        .getFirst();
  }

  /** What the party may have meant, by what {@link #asks} says of it. */
  List<NearCode> near(Party party) {
    return new NearCodes(profiles::values).of(index, asks(party).partner(), party);
  }

  List<NearCode> named(String partner, String name) {
    return new NearCodes(profiles::values).named(index, partner, name);
  }

  Recogniser recogniser() {
    return whatIf
        ? Recogniser.whatIf(index, setup())
        : Recogniser.operational(() -> index, setup(), () -> "decision");
  }

  Recogniser.Setup setup() {
    return new Recogniser.Setup(profiles.values(), ROLES, HOME, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Part part(List<Entry> entries) {
    var builder = Part.builder();
    entries.forEach(builder::add);
    return builder.build(list);
  }

  private static PartnerProfile admitting(PartnerProfile old, String identifier) {
    var forms = new CodeForms(old.codes().pattern(), old.codes().aliases(), List.of(identifier));
    return Agreements.of(old, forms, old.agreements(), old.freshness());
  }
}
