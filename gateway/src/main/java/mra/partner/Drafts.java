package mra.partner;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mra.fault.Fault;

/** All partners as read, and what is wrong with them together. */
record Drafts(List<Draft> all, BenefitCatalogue benefits, Findings common) {

  /**
   * @param judgedAt the moment that certificates and schedules are judged at; empty does not judge
   *     them, so that a gateway with an expired certificate starts
   */
  static Drafts read(Layers layers, Map<String, String> environment, Optional<Instant> judgedAt) {
    var drafts = read(layers, environment, judgedAt, any -> true);
    drafts.expectDistinctCountries();
    drafts.expectOneOwn(new Place(layers.home(PartnerFolder.ALL), 0));
    return drafts;
  }

  /** Those that are wanted, each by itself. */
  static Drafts read(
      Layers layers,
      Map<String, String> environment,
      Optional<Instant> judgedAt,
      Predicate<String> wanted) {
    var common = new Findings();
    var variables = Variables.of(layers, environment, common);
    var catalogue = Catalogue.of(layers, common);
    var reader = new ProfileReader(variables, catalogue, judgedAt);
    var all =
        ids(layers).stream()
            .filter(wanted)
            .map(id -> reader.read(new PartnerFolder(layers, id)))
            .toList();
    return new Drafts(all, catalogue.benefits(), common);
  }

  /** Who has a folder. */
  static List<String> ids(Layers layers) {
    return layers.list(PartnerFolder.ALL).stream()
        .filter(
            id -> new PartnerFolder(layers, id).find(".").filter(Files::isDirectory).isPresent())
        .toList();
  }

  Partners partners() {
    return new Partners(
        all.stream().map(Draft::profile).toList(),
        all.stream().collect(Collectors.toMap(Draft::id, Draft::archive)),
        benefits);
  }

  Findings findings() {
    var findings = new Findings();
    findings.addAll(common);
    all.forEach(draft -> findings.addAll(draft.findings()));
    return findings;
  }

  private void expectDistinctCountries() {
    for (var draft : all) {
      for (var item : draft.section().items("countries")) {
        item.text()
            .flatMap(country -> otherWith(country, draft))
            .ifPresent(other ->
                item.error(item.text().orElseThrow() + " belongs to " + other.id() + " already"));
      }
    }
  }

  private Optional<Draft> otherWith(String country, Draft draft) {
    return all.stream()
        .filter(other ->
            !other.id().equals(draft.id()) && other.profile().countries().contains(country))
        .findFirst();
  }

  private void expectOneOwn(Place folder) {
    var own = all.stream().filter(draft -> draft.profile().own()).toList();
    if (own.isEmpty()) {
      common.error(
          folder, Fault.PROFILE_INVALID, "no partner is our own programme; one says 'own: true'");
    }
    own.stream()
        .skip(1)
        .forEach(second ->
            second.section().error("own", own.getFirst().id() + " is our own programme already"));
  }
}
