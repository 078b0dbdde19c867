package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mra.exchange.Changeover;
import mra.exchange.Changeover.Said;
import mra.exchange.Proposing;
import mra.exchange.Proposing.FileChange;
import mra.exchange.Shadow;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Candidate;
import mra.journal.Candidates;
import mra.journal.Candidates.Kept;
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

  private final Partners partners;
  private final Changeover changeover;
  private final Proposing proposing;
  private final PartnerVersions kept;
  private final Candidates candidates;

  public VersionController(
      Partners partners,
      Changeover changeover,
      Proposing proposing,
      PartnerVersions kept,
      Candidates candidates) {
    this.partners = partners;
    this.changeover = changeover;
    this.proposing = proposing;
    this.kept = kept;
    this.candidates = candidates;
  }

  /**
   * @param active SHA-256 of the version that this node exchanges by
   * @param candidate null while none runs in shadow
   * @param before versions in force, newest first
   */
  record VersionsView(
      String partner, String active, @Nullable CandidateView candidate, List<Entry> before) {}

  /**
   * @param files that differ from the version in force, by SHA-256
   * @param comparisons newest first
   */
  record CandidateView(
      String version,
      String reason,
      String by,
      Instant at,
      Map<String, FileChange> files,
      List<VersionComparison> comparisons) {}

  /**
   * @param withoutComparison though the candidate did not read the newest list
   */
  record Wanted(@Nullable String reason, @Nullable Boolean withoutComparison) {}

  @GetMapping
  @Operation(
      summary =
          "The version in force, the one in shadow with how it read lists otherwise, and those in force before")
  VersionsView versions(@PathVariable String id) {
    var partner = partners.byId(id);
    var candidate = candidates.open(id).map(each -> view(each, partner.version())).orElse(null);
    return new VersionsView(id, partner.version(), candidate, kept.history(id, HISTORY));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary =
          "Reads the partner's folder now and lets it run in shadow beside the version in force, in the place of the candidate before; a partner that is new begins with it; 409 with what is wrong with it")
  VersionsView propose(@PathVariable String id, @RequestBody Because why, Authentication who) {
    changeover.propose(id, why.required(), Accounts.voice(Holder.of(who)));
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
          "Puts the candidate in force once two persons said so: 202 while the second is waited for, 200 when it is; 409 when there is none, it was not compared over the newest list, or the same person says it again")
  ResponseEntity<Said> activate(
      @PathVariable String id, @RequestBody Wanted wanted, Authentication who) {
    var uncompared = Boolean.TRUE.equals(wanted.withoutComparison);
    var reason = new Because(wanted.reason).required();
    return view(changeover.activate(id, uncompared, reason, Accounts.voice(Holder.of(who))));
  }

  @PostMapping("/rollback")
  @Operation(
      summary =
          "Puts the version in force that was so before once two persons said so; answers as activate")
  ResponseEntity<Said> rollBack(
      @PathVariable String id, @RequestBody Because why, Authentication who) {
    return view(changeover.rollBack(id, why.required(), Accounts.voice(Holder.of(who))));
  }

  private CandidateView view(Candidate candidate, String inForce) {
    return new CandidateView(
        candidate.version(),
        candidate.reason(),
        candidate.by(),
        candidate.at(),
        proposing.changes(inForce, candidate.version()),
        candidates.comparisons(candidate.id(), COMPARISONS));
  }

  private static ResponseEntity<Said> view(Said said) {
    return said.proposal().isAgreed()
        ? ResponseEntity.ok(said)
        : ResponseEntity.accepted().body(said);
  }
}
