package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import mra.exchange.Changeover;
import mra.exchange.Changeover.Said;
import mra.exchange.Proposer;
import mra.exchange.Proposer.Wish;
import mra.exchange.Proposing;
import mra.exchange.Proposing.FileChange;
import mra.exchange.Shadow;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Candidate;
import mra.journal.Candidates;
import mra.journal.Candidates.Kept;
import mra.journal.FourEyes;
import mra.journal.Proposal;
import mra.journal.Proposal.Action;
import mra.journal.VersionComparison;
import mra.partner.Partners;
import mra.registry.PartnerVersions;
import mra.registry.PartnerVersions.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which version of a partner is in force, which runs in shadow, and what two persons decide. */
@RestController
@RequestMapping("/api/v1/partners/{id}/versions")
@Tag(name = "partners")
public final class VersionController {
  private static final int HISTORY = 50;
  private static final int COMPARISONS = 20;

  /** As many as people see. */
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{12,64}");

  private static final Set<Action> DECISIONS =
      EnumSet.of(Action.ACTIVATE, Action.ACTIVATE_UNCOMPARED, Action.ROLL_BACK);

  private final Partners partners;
  private final Proposer proposer;
  private final Changeover changeover;
  private final Proposing proposing;
  private final PartnerVersions kept;
  private final Candidates candidates;
  private final FourEyes persons;

  public VersionController(
      Partners partners,
      Proposer proposer,
      Changeover changeover,
      Proposing proposing,
      PartnerVersions kept,
      Candidates candidates,
      FourEyes persons) {
    this.partners = partners;
    this.proposer = proposer;
    this.changeover = changeover;
    this.proposing = proposing;
    this.kept = kept;
    this.candidates = candidates;
    this.persons = persons;
  }

  /**
   * @param active SHA-256 of the version that this node exchanges by
   * @param candidate null while none runs in shadow
   * @param back SHA-256 of the version that a rollback would put in force; null while there is none
   * @param proposals that wait for a second person
   * @param before versions in force, newest first
   */
  record VersionsView(
      String partner,
      String active,
      @Nullable CandidateView candidate,
      @Nullable String back,
      List<Proposal> proposals,
      List<Entry> before) {}

  /**
   * @param files that differ from the version in force, by SHA-256
   * @param comparisons newest first
   * @param failedAt when two persons wanted it in force, last, and it could not be; null otherwise
   */
  record CandidateView(
      String version,
      String reason,
      String by,
      Instant at,
      Map<String, FileChange> files,
      List<VersionComparison> comparisons,
      @Nullable Instant failedAt,
      @Nullable String failedWhy) {}

  /**
   * @param replace though another person's candidate runs in shadow
   */
  record WantedCandidate(@Nullable String reason, @Nullable Boolean replace) {}

  /**
   * @param version the candidate's SHA-256, or at least its first twelve digits
   * @param withoutComparison though the candidate did not read the newest list
   */
  record WantedVersion(
      @Nullable String reason, @Nullable String version, @Nullable Boolean withoutComparison) {}

  /**
   * @param version SHA-256 of the version that is to come back, or at least its first twelve digits
   */
  record WantedBack(@Nullable String reason, @Nullable String version) {}

  @GetMapping
  @Operation(
      summary =
          "The version in force, the one in shadow with how it read lists otherwise, the one a rollback would put back, who proposed either, and those in force before")
  VersionsView versions(@PathVariable String id) {
    var partner = partners.byId(id);
    var candidate = candidates.open(id).map(each -> view(each, partner.version())).orElse(null);
    var waiting =
        persons.open().stream()
            .filter(each -> DECISIONS.contains(each.action()))
            .filter(each -> each.subject().startsWith(id + " "))
            .toList();
    return new VersionsView(
        id,
        partner.version(),
        candidate,
        kept.before(id).orElse(null),
        waiting,
        kept.history(id, HISTORY));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary =
          "Reads the partner's folder now and lets it run in shadow beside the version in force, in the place of one that the same person proposed before, or with replace of anybody's; a partner that is new begins with it; 409 with what is wrong with it, or whose candidate runs")
  VersionsView propose(
      @PathVariable String id, @RequestBody WantedCandidate wanted, Authentication who) {
    var reason = new Because(wanted.reason).required();
    var replace = Boolean.TRUE.equals(wanted.replace);
    proposer.propose(id, new Wish(reason, replace, Accounts.voice(Holder.of(who))));
    return versions(id);
  }

  @GetMapping("/difference")
  @Operation(
      summary =
          "What the candidate read otherwise in the newest list, in code order, at most the first 1,000; the next page comes after the last code")
  List<Kept> difference(
      @PathVariable String id,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "") String after) {
    Asked.requireSound("after", after);
    var candidate = candidates.open(partners.byId(id).id());
    var newest =
        candidate.stream()
            .flatMap(each -> candidates.comparisons(each.id(), 1).stream())
            .findFirst()
            .orElseThrow(
                () -> new Refused(Fault.NOT_FOUND, id, "no candidate has read a list yet"));
    return candidates.difference(newest.id(), after, Math.clamp(limit, 1, Shadow.RECORDS_KEPT));
  }

  @PostMapping("/activate")
  @Operation(
      summary =
          "Puts the candidate in force once two persons said so, each of whom names it: 202 while the second is waited for, 200 when it is; 400 without a version; 409 when there is none, it is another one than the one named, it was not compared over the newest list, or the same person says it again")
  ResponseEntity<Said> activate(
      @PathVariable String id, @RequestBody WantedVersion wanted, Authentication who) {
    var uncompared = Boolean.TRUE.equals(wanted.withoutComparison);
    var reason = new Because(wanted.reason).required();
    var version = digits(wanted.version);
    return view(
        changeover.activate(id, version, uncompared, reason, Accounts.voice(Holder.of(who))));
  }

  @PostMapping("/rollback")
  @Operation(
      summary =
          "Puts the version in force that was so before (back) once two persons said so, each of whom names it; answers as activate")
  ResponseEntity<Said> rollBack(
      @PathVariable String id, @RequestBody WantedBack wanted, Authentication who) {
    var reason = new Because(wanted.reason).required();
    var version = digits(wanted.version);
    return view(changeover.rollBack(id, version, reason, Accounts.voice(Holder.of(who))));
  }

  private static String digits(@Nullable String version) {
    var digits = version == null ? "" : version.toLowerCase(Locale.ROOT);
    if (!DIGITS.matcher(digits).matches()) {
      throw new Refused(
          Fault.QUESTION_INVALID,
          "version",
          "wants the SHA-256 of the version that is meant, or at least its first 12 digits");
    }
    return digits;
  }

  private CandidateView view(Candidate candidate, String inForce) {
    return new CandidateView(
        candidate.version(),
        candidate.reason(),
        candidate.by(),
        candidate.at(),
        proposing.changes(inForce, candidate.version()),
        candidates.comparisons(candidate.id(), COMPARISONS),
        candidate.failedAt(),
        candidate.failedWhy());
  }

  private static ResponseEntity<Said> view(Said said) {
    return said.proposal().isAgreed()
        ? ResponseEntity.ok(said)
        : ResponseEntity.accepted().body(said);
  }
}
