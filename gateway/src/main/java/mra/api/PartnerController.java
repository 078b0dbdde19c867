package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import mra.exchange.Exchanges;
import mra.exchange.PartnerClocks;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Journal;
import mra.partner.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Partners, their clocks and their exchanges. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "partners")
public final class PartnerController {
  private static final int LIMIT_MAX = 1_000;

  private final Partners partners;
  private final PartnerClocks clocks;
  private final Exchanges exchanges;
  private final Journal journal;
  private final Clock clock;

  public PartnerController(
      Partners partners, PartnerClocks clocks, Exchanges exchanges, Journal journal, Clock clock) {
    this.partners = partners;
    this.clocks = clocks;
    this.exchanges = exchanges;
    this.journal = journal;
    this.clock = clock;
  }

  @GetMapping("/partners")
  @Operation(summary = "Each partner's clock: last good list, its age, the next exchange")
  List<PartnerClocks.PartnerClock> partners() {
    return clocks.all();
  }

  @GetMapping("/partners/{id}/exchanges")
  @Operation(
      summary = "A partner's exchanges, newest first; the next page comes before the last id")
  List<ExchangeView> exchanges(
      @PathVariable String id,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable UUID before) {
    var partner = partners.byId(id).id();
    return journal.page(partner, before, Math.clamp(limit, 1, LIMIT_MAX)).stream()
        .map(exchange -> ExchangeView.of(exchange, clock.instant()))
        .toList();
  }

  @PostMapping("/partners/{id}/exchanges")
  @Operation(
      summary = "Starts an exchange now, in or out; its progress is at the Location given",
      responses =
          @ApiResponse(
              responseCode = "202",
              description = "It begins",
              useReturnTypeSchema = true,
              headers =
                  @Header(
                      name = "Location",
                      description = "Where its progress is",
                      schema = @Schema(type = "string"))))
  ResponseEntity<Started> start(
      @PathVariable String id, @RequestParam(defaultValue = "in") String way) {
    var exchange =
        switch (way) {
          case "in" -> exchanges.start(id);
          case "out" -> exchanges.startOut(id);
          default -> throw new Refused(Fault.QUESTION_INVALID, "way", "it is in or out");
        };
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/exchanges/" + exchange))
        .body(new Started(exchange.toString()));
  }

  @GetMapping("/exchanges/{id}")
  @Operation(summary = "One exchange")
  ExchangeView exchange(@PathVariable UUID id) {
    return journal
        .find(id)
        .map(exchange -> ExchangeView.of(exchange, clock.instant()))
        .orElseThrow(() -> new Refused(Fault.NOT_FOUND, "exchange " + id, ""));
  }

  record Started(String id) {}
}
