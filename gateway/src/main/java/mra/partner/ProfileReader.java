package mra.partner;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mra.fault.Fault;

/** Reads one partner's folder. */
final class ProfileReader {

  static final String FILE = "partner.yaml";

  /** Its keys take the place of those in partner.yaml; a rehearsal's overlay brings one. */
  static final String OVERRIDES = "overrides.yaml";

  /** Where variables may stand. */
  private static final List<String> PLACES = List.of("/pull/", "/push/", "/receipts/");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Structure structure = new Structure("partner.schema.json", Fault.PROFILE_INVALID);
  private static final int AHEAD_YEARS = 2;

  /** What {@code ./mra new} writes, with a mark that asks for the day. */
  private static final String UNDECIDED = "2099-12-31";

  private final Variables variables;
  private final Catalogue catalogue;
  private final Optional<Instant> judgedAt;

  /**
   * @param judgedAt the moment that certificates and schedules are judged at; empty does not judge
   *     them, so that a gateway with an expired certificate starts
   */
  ProfileReader(Variables variables, Catalogue catalogue, Optional<Instant> judgedAt) {
    this.variables = variables;
    this.catalogue = catalogue;
    this.judgedAt = judgedAt;
  }

  Draft read(PartnerFolder folder) {
    var findings = new Findings();
    var read = tree(folder, findings);
    read.ifPresent(tree -> structure.check(tree, findings));
    var tree = read.orElseGet(() -> nothing(folder));
    var section = new Section(tree, "", findings);
    expectNoVariables(section, tree);
    var archive = Archive.of(new Parts(folder, findings).of(section));
    return new Draft(
        section, findings, archive, profile(folder, section, archive.version(), findings));
  }

  /** Profile and overrides as one, whatever keys they hold; empty where it cannot be read. */
  static Optional<YamlTree> tree(PartnerFolder folder, Findings findings) {
    var file = folder.find(FILE);
    if (file.isEmpty()) {
      var home = folder.layers().home(folder.name(FILE));
      findings.error(new Place(home, 0), Fault.PROFILE_INVALID, "it is missing");
      return Optional.empty();
    }
    return YamlTree.read(file.get(), Fault.PROFILE_INVALID, findings)
        .map(base ->
            folder
                .find(OVERRIDES)
                .flatMap(over -> YamlTree.read(over, Fault.PROFILE_INVALID, findings))
                .map(base::overlaid)
                .orElse(base));
  }

  static YamlTree nothing(PartnerFolder folder) {
    return YamlTree.empty(folder.layers().file(folder.name(FILE)));
  }

  private PartnerProfile profile(
      PartnerFolder folder, Section section, String version, Findings findings) {
    expectFolder(folder, section);
    var zone = section.read("time-zone", ZoneOffset.UTC, ProfileReader::zone);
    var links = new Links(variables, folder);
    var pull = new PullReader(links).read(section.in("pull"));
    var out = new PushReader(links);
    var push = out.read(section, pull);
    judgedAt.ifPresent(now -> {
      check(section, new ScheduleCheck(zone, now));
      expectNear(section, LocalDate.ofInstant(now, zone));
    });
    return new PartnerProfile(
        folder.id(),
        version,
        section.flag("own", false),
        names(section.in("names")),
        countries(section),
        zone,
        CodeFormsReader.read(section.in("codes")),
        new AgreementReader(catalogue, folder.id()).read(section),
        pull,
        push,
        out.receipts(section.in("receipts"), pull, push),
        new TrustReader(folder, judgedAt, findings)
            .read(
                section,
                (pull != null && pull.from() != null) || (push != null && push.isConnected())),
        BoundsReader.gate(section.in("gate")),
        BoundsReader.freshness(section.in("freshness")),
        BoundsReader.limits(section.in("limits")));
  }

  private static void check(Section section, ScheduleCheck schedules) {
    schedules.check(section.in("pull").in("at"));
    for (var item : section.in("push").items("on")) {
      schedules.check(item);
      schedules.expectSeldom(item);
    }
  }

  /** Years ahead is a slip of the pen far more often than an agreement. */
  private static void expectNear(Section section, LocalDate today) {
    for (var agreement : section.items("agreements")) {
      agreement
          .text("from")
          .filter(from -> isFar(from, today))
          .ifPresent(from ->
              agreement.warning(
                  "from", "nothing is recognised before " + from + "; is that the year?"));
    }
  }

  private static boolean isFar(String from, LocalDate today) {
    try {
      return !from.equals(UNDECIDED) && LocalDate.parse(from).isAfter(today.plusYears(AHEAD_YEARS));
    } catch (DateTimeException toldByTheReader) {
      return false;
    }
  }

  private static void expectFolder(PartnerFolder folder, Section section) {
    section
        .text("partner")
        .filter(id -> !id.equals(folder.id()))
        .ifPresent(id -> section.error("partner", "the folder is named " + folder.id()));
  }

  private static ZoneId zone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new DateTimeException(
          "is no time zone"
              + Optional.ofNullable(ZoneId.SHORT_IDS.get(text))
                  .filter(ZoneId.getAvailableZoneIds()::contains)
                  .map(known -> "; did you mean '" + known + "'?")
                  .orElseGet(() -> DidYouMean.hint(text, ZoneId.getAvailableZoneIds())));
    }
    return ZoneId.of(text);
  }

  private static Map<String, String> names(Section names) {
    var all = new LinkedHashMap<String, String>();
    for (var language : names.keys()) {
      names.text(language).ifPresent(name -> all.put(language, name));
    }
    return Collections.unmodifiableMap(all);
  }

  private static Set<String> countries(Section section) {
    section.expectKnown("countries", COUNTRIES, "ISO 3166-1");
    return Collections.unmodifiableSet(new LinkedHashSet<>(section.texts("countries")));
  }

  /** Only how a partner is reached may differ from place to place; what was agreed may not. */
  private static void expectNoVariables(Section section, YamlTree tree) {
    tree.texts()
        .forEach((pointer, text) -> {
          if (Variables.mentioned(text) && PLACES.stream().noneMatch(pointer::startsWith)) {
            section.at(pointer).error("variables stand in pull, push and receipts only");
          }
        });
  }
}
