package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mra.exchange.Answer;
import mra.exchange.Entrance;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.KeptReceipt;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where partners bring their lists, and hear at once what became of them. */
@RestController
@RequestMapping("/api/v1/partners/{id}/lists")
@Tag(name = "lists")
public final class ListController {
  private static final String CMS = "application/pkcs7-mime";
  private static final int UNPROCESSABLE = 422;

  private final Partners partners;
  private final Entrance entrance;

  public ListController(Partners partners, Entrance entrance) {
    this.partners = partners;
    this.entrance = entrance;
  }

  @PostMapping(consumes = CMS)
  @Operation(
      summary =
          "Takes a sealed list, by a key of that partner; the same one again gets its answer again",
      requestBody =
          @RequestBody(
              required = true,
              description = "CMS in DER as the partner's suite makes it, pages one after another",
              content =
                  @Content(mediaType = CMS, schema = @Schema(type = "string", format = "binary"))),
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "Our signed receipt (docs/receipts.md): in force, held, or overtaken",
            headers =
                @Header(
                    name = "X-Exchange-Id",
                    description = "Names the exchange",
                    schema = @Schema(type = "string", format = "uuid")),
            content =
                @Content(mediaType = CMS, schema = @Schema(type = "string", format = "binary"))),
        @ApiResponse(
            responseCode = "422",
            description =
                "Our signed receipt that says why it is not in force; a problem where the list does not even say which one it is",
            headers =
                @Header(
                    name = "X-Exchange-Id",
                    description = "Names the exchange",
                    schema = @Schema(type = "string", format = "uuid")),
            content =
                @Content(mediaType = CMS, schema = @Schema(type = "string", format = "binary"))),
        @ApiResponse(
            responseCode = "400",
            description = "It was cut, or not sealed by the partner for us (E213)"),
        @ApiResponse(responseCode = "408", description = "It came too slowly (E102)"),
        @ApiResponse(
            responseCode = "413",
            description = "It is larger than the profile's limits (E107)")
      })
  void take(
      @PathVariable String id,
      Authentication who,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var over = "HTTPS pushed by " + Holder.of(who).name();
    var answer = entrance.take(open(id), over, request.getInputStream());
    response.setHeader("X-Exchange-Id", answer.exchange().toString());
    switch (answer) {
      case Answer.Given given -> {
        write(given.receipt(), response);
        entrance.delivered(given.receipt());
      }
      case Answer.Refusal refusal ->
          Problems.write(response, status(refusal.why().fault()), refusal.why());
    }
  }

  private PartnerProfile open(String id) {
    var partner = partners.byId(id);
    if (!Entrance.isOpenTo(partner)) {
      throw new Refused(Fault.QUESTION_INVALID, id, "this partner's lists do not come in here");
    }
    if (Entrance.isSoap(partner)) {
      throw new Refused(
          Fault.QUESTION_INVALID, id, "its lists come in by SOAP, at /exchange/" + partner.id());
    }
    return partner;
  }

  /** Seen from who brings it; elsewhere the same faults tell of whom we call. */
  private static int status(Fault fault) {
    return switch (fault) {
      case NOT_ACCEPTED, TRANSFER_BROKEN -> HttpServletResponse.SC_BAD_REQUEST;
      case PARTNER_TIMEOUT -> HttpServletResponse.SC_REQUEST_TIMEOUT;
      case TOO_LARGE -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
      case STORE_UNAVAILABLE -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      case INTERNAL -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
      default -> UNPROCESSABLE;
    };
  }

  private static void write(KeptReceipt receipt, HttpServletResponse response) throws IOException {
    response.setStatus(
        switch (receipt.verdict()) {
          case APPLIED, UNCHANGED, HELD, SUPERSEDED -> HttpServletResponse.SC_OK;
          case REFUSED, QUARANTINED -> UNPROCESSABLE;
        });
    response.setContentType(CMS);
    response.setContentLength(receipt.signed().length);
    response.getOutputStream().write(receipt.signed());
    response.flushBuffer();
  }
}
