package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mra.canonical.Code;
import mra.exchange.Erasures;
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
  private final Erasures erasures;

  public RetentionController(Partners partners, Purges purges, Erasures erasures) {
    this.partners = partners;
    this.purges = purges;
    this.erasures = erasures;
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
   * @param bytesKeptDays how long after their arrival the original bytes of lists that named the
   *     operator are kept; null where no code was given
   */
  record PurgeView(
      String partner,
      boolean dryRun,
      @Nullable String id,
      Map<Due.Kind, Long> counts,
      @Nullable String proof,
      @Nullable Long bytesKeptDays) {}

  @GetMapping("/retention")
  @Operation(
      summary = "The retention clock of each partner: what is due, and when the next falls due")
  List<DueView> retention(@RequestParam(required = false) @Nullable String partner) {
    var asked = partner == null ? partners.all().stream() : Stream.of(partners.byId(partner));
    return asked.filter(each -> !each.own()).flatMap(this::clock).toList();
  }

  @PostMapping("/partners/{id}/purge")
  @Operation(
      summary =
          "Deletes what of a partner is due, or at once all of the one absent operator named by"
              + " code, and leaves proof of it; dryRun=true only counts")
  PurgeView purge(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestParam(required = false) @Nullable String code,
      @RequestBody Because why,
      Authentication who) {
    var partner = foreign(id);
    var reason = why.required();
    var by = Holder.of(who).name();
    if (code != null) {
      return erase(partner, code, dryRun, reason, by);
    }
    if (dryRun) {
      var counts = new EnumMap<Due.Kind, Long>(Due.Kind.class);
      purges.due(partner).forEach(due -> counts.put(due.kind(), due.now()));
      return new PurgeView(partner.id(), true, null, counts, null, null);
    }
    return purges
        .purge(partner, reason, by)
        .map(purge -> view(purge, null))
        .orElseGet(() -> new PurgeView(partner.id(), false, null, Map.of(), null, null));
  }

  private PurgeView erase(
      PartnerProfile partner, String code, boolean dryRun, String reason, String by) {
    Asked.requireSound("code", code);
    var normalised = Code.normalise(code);
    long days = partner.retention().bodies().toDays();
    return dryRun
        ? new PurgeView(
            partner.id(), true, null, erasures.rehearse(partner, normalised), null, days)
        : view(erasures.erase(partner, normalised, reason, by), days);
  }

  private Stream<DueView> clock(PartnerProfile partner) {
    return purges.due(partner).stream()
        .map(due ->
            new DueView(partner.id(), due.kind(), due.kept().toDays(), due.now(), due.next()));
  }

  private static PurgeView view(Purge purge, @Nullable Long days) {
    return new PurgeView(
        purge.partner(), false, purge.id().toString(), purge.counts(), purge.proof(), days);
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
