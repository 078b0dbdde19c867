package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import mra.exchange.Decided;
import mra.exchange.Releases;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Journal;
import mra.journal.Proposal;
import mra.journal.Voice;
import mra.registry.HeldChange;
import mra.registry.Registry;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists that the gate held, and what two persons decide about them. */
@RestController
@RequestMapping("/api/v1/exchanges")
@Tag(name = "partners")
public final class HeldController {
  private static final int LIMIT = 1_000;

  private final Releases releases;
  private final Registry registry;
  private final Journal journal;
  private final Clock clock;

  public HeldController(Releases releases, Registry registry, Journal journal, Clock clock) {
    this.releases = releases;
    this.registry = registry;
    this.journal = journal;
    this.clock = clock;
  }

  /** What was said, and the list as it is now. */
  record DecisionView(Proposal proposal, ExchangeView exchange) {}

  @GetMapping("/held")
  @Operation(summary = "Lists that wait for two persons or for another list, oldest first")
  List<ExchangeView> held() {
    return journal.held().all(LIMIT).stream()
        .map(exchange -> ExchangeView.of(exchange, clock.instant()))
        .toList();
  }

  @GetMapping("/{id}/difference")
  @Operation(
      summary =
          "What a held list would change, record by record in code order, as it was when it was held; the next page comes after the last code")
  List<HeldChange> difference(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "") String after) {
    if (journal.find(id).isEmpty()) {
      throw new Refused(Fault.NOT_FOUND, "exchange " + id, "");
    }
    return registry.heldChanges(id, after, Math.clamp(limit, 1, LIMIT));
  }

  @PostMapping("/{id}/release")
  @Operation(
      summary =
          "Puts a held list in force once two persons said so: 202 while the second is waited for, 200 when it went its way; 409 when it is not held, or the same person says it again")
  ResponseEntity<DecisionView> release(
      @PathVariable UUID id, @RequestBody Because why, Authentication who) {
    return view(releases.release(id, why.required(), voice(who)));
  }

  @PostMapping("/{id}/refuse")
  @Operation(
      summary =
          "Refuses a held list for good once two persons said so, and tells its sender; answers as release")
  ResponseEntity<DecisionView> refuse(
      @PathVariable UUID id, @RequestBody Because why, Authentication who) {
    return view(releases.refuse(id, why.required(), voice(who)));
  }

  private static Voice voice(Authentication who) {
    return Accounts.voice(Holder.of(who));
  }

  private ResponseEntity<DecisionView> view(Decided decided) {
    var body =
        new DecisionView(decided.proposal(), ExchangeView.of(decided.exchange(), clock.instant()));
    return decided.proposal().isAgreed()
        ? ResponseEntity.ok(body)
        : ResponseEntity.accepted().body(body);
  }
}
