package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Due;
import mra.journal.Purge;
import mra.journal.Purges;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long what partners told us is kept, and its end. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "retention")
public final class RetentionController {
  private final Partners partners;
  private final Purges purges;

  public RetentionController(Partners partners, Purges purges) {
    this.partners = partners;
    this.purges = purges;
  }

  /**
   * @param keptDays how long it is kept
   * @param due how much is due now
   * @param next when the oldest falls due; null when there is nothing
   */
  record DueView(String partner, Due.Kind kind, long keptDays, long due, @Nullable Instant next) {}

  /**
   * @param id null when nothing was deleted
   * @param proof as the audit leaf PURGED has it
   */
  record PurgeView(
      String partner,
      boolean dryRun,
      @Nullable String id,
      Map<Due.Kind, Long> counts,
      @Nullable String proof) {}

  @GetMapping("/retention")
  @Operation(
      summary = "The retention clock of each partner: what is due, and when the next falls due")
  List<DueView> retention(@RequestParam(required = false) @Nullable String partner) {
    var asked = partner == null ? partners.all().stream() : Stream.of(partners.byId(partner));
    return asked.filter(each -> !each.own()).flatMap(this::clock).toList();
  }

  @PostMapping("/partners/{id}/purge")
  @Operation(
      summary = "Deletes what of a partner is due and leaves proof of it; dryRun=true only counts")
  PurgeView purge(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestBody Because why,
      Authentication who) {
    var partner = foreign(id);
    var reason = why.required();
    if (dryRun) {
      var counts = new EnumMap<Due.Kind, Long>(Due.Kind.class);
      purges.due(partner).forEach(due -> counts.put(due.kind(), due.now()));
      return new PurgeView(partner.id(), true, null, counts, null);
    }
    return purges
        .purge(partner, reason, Holder.of(who).name())
        .map(RetentionController::view)
        .orElseGet(() -> new PurgeView(partner.id(), false, null, Map.of(), null));
  }

  private Stream<DueView> clock(PartnerProfile partner) {
    return purges.due(partner).stream()
        .map(due ->
            new DueView(partner.id(), due.kind(), due.kept().toDays(), due.now(), due.next()));
  }

  private static PurgeView view(Purge purge) {
    return new PurgeView(
        purge.partner(), false, purge.id().toString(), purge.counts(), purge.proof());
  }

  private PartnerProfile foreign(String id) {
    var partner = partners.byId(id);
    if (partner.own()) {
      throw new Refused(
          Fault.QUESTION_INVALID, id, "no agreement says how long our own enterprises are kept");
    }
    return partner;
  }
}
