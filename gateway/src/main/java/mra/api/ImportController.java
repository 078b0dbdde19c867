package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import mra.exchange.Entrance;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.partner.TrustProfile.Suite;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a person gives a partner's list by hand, for two persons to decide on. */
@RestController
@RequestMapping("/api/v1/partners/{id}/imports")
@Tag(name = "partners")
public final class ImportController {
  private final Partners partners;
  private final Entrance entrance;
  private final Clock clock;

  public ImportController(Partners partners, Entrance entrance, Clock clock) {
    this.partners = partners;
    this.entrance = entrance;
    this.clock = clock;
  }

  @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Operation(
      summary =
          "Takes a list of the partner that a person gives by hand: it is held (E521) until two persons release it",
      requestBody =
          @RequestBody(
              required = true,
              description =
                  "The partner's document as the table of its list reads it; with sealed, the message as the partner sealed it",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))),
      responses = {
        @ApiResponse(responseCode = "202", description = "It is held", useReturnTypeSchema = true),
        @ApiResponse(
            responseCode = "200",
            description = "It is known: what became of it before",
            useReturnTypeSchema = true),
        @ApiResponse(responseCode = "413", description = "Larger than the profile's limits"),
        @ApiResponse(responseCode = "409", description = "It is no list to decide on; why not")
      })
  ResponseEntity<ExchangeView> take(
      @PathVariable String id,
      @RequestParam @Nullable String reason,
      @RequestParam(defaultValue = "false") boolean sealed,
      HttpServletRequest request,
      Authentication who)
      throws IOException {
    var partner = partners.byId(id);
    var why = new Because(reason).required();
    var by = Accounts.voice(Holder.of(who));
    if (!by.person()) {
      throw new Refused(Fault.NOT_ALLOWED, by.name(), "a system's key imports nothing");
    }
    expectReadable(partner, sealed);
    var taken = entrance.takeByHand(partner, sealed, by.name(), why, request.getInputStream());
    var body = ExchangeView.of(taken, clock.instant());
    return outcome(taken) == Outcome.HELD
        ? ResponseEntity.accepted().body(body)
        : ResponseEntity.ok(body);
  }

  private static void expectReadable(PartnerProfile partner, boolean sealed) {
    var trust = partner.trust();
    if (partner.pull() == null) {
      throw new Refused(
          Fault.QUESTION_INVALID, partner.id(), "its profile names no table that reads its list");
    }
    if (sealed && (trust == null || trust.suite() == Suite.CMS_DETACHED)) {
      throw new Refused(
          Fault.QUESTION_INVALID, "sealed", "its signature lies beside the list: give the list");
    }
  }

  private static Outcome outcome(ExchangeRecord taken) {
    var ending = Objects.requireNonNull(taken.ending(), "it was waited for");
    return switch (ending.outcome()) {
      case HELD, APPLIED, UNCHANGED, SUPERSEDED -> ending.outcome();
      case REFUSED, QUARANTINED, FAILED ->
          throw new Refused(
              Objects.requireNonNullElse(ending.fault(), Fault.INTERNAL),
              ending.where(),
              "%s (exchange %s)".formatted(ending.detail(), taken.id()).strip());
    };
  }
}
