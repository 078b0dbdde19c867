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
import java.nio.file.Files;
import mra.exchange.Sealed;
import mra.exchange.ServedLists;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where partners fetch our list, and say by their receipt what became of it. */
@RestController
@RequestMapping("/api/v1/partners/{id}")
@Tag(name = "lists")
public final class ServedListController {
  private static final Logger LOG = LoggerFactory.getLogger(ServedListController.class);
  private static final String CMS = "application/pkcs7-mime";
  private static final int UNPROCESSABLE = 422;

  private final Partners partners;
  private final ServedLists lists;

  public ServedListController(Partners partners, ServedLists lists) {
    this.partners = partners;
    this.lists = lists;
  }

  @GetMapping("/list")
  @Operation(
      summary =
          "Our next sealed list for the partner, by a key of its own; the same bytes until its receipt came",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The oldest list without a receipt, what takes recognition away first",
            headers = {
              @Header(
                  name = "X-Exchange-Id",
                  description = "Names the exchange",
                  schema = @Schema(type = "string", format = "uuid")),
              @Header(
                  name = "X-Document-Id",
                  description = "The list's own id, which its receipt names",
                  schema = @Schema(type = "string")),
              @Header(
                  name = "ETag",
                  description = "In quotes the received digest, SHA-256, that its receipt states",
                  schema = @Schema(type = "string"))
            },
            content =
                @Content(mediaType = CMS, schema = @Schema(type = "string", format = "binary"))),
        @ApiResponse(
            responseCode = "204",
            description = "Every list is answered",
            content = @Content),
        @ApiResponse(
            responseCode = "304",
            description = "It is the one that If-None-Match names",
            content = @Content),
        @ApiResponse(
            responseCode = "400",
            description = "Our list does not go to this partner this way")
      })
  ResponseEntity<InputStreamResource> next(@PathVariable String id, Authentication who)
      throws IOException {
    var list = lists.next(served(id));
    if (list.isEmpty()) {
      return ResponseEntity.noContent().build();
    }
    LOG.info("{} asks for our list: {}", Holder.of(who).name(), list.get().document());
    return whole(list.get());
  }

  private static ResponseEntity<InputStreamResource> whole(Sealed list) throws IOException {
    return ResponseEntity.ok()
        .header("X-Exchange-Id", list.exchange().toString())
        .header("X-Document-Id", list.document())
        .eTag(list.sha256())
        .contentType(MediaType.parseMediaType(CMS))
        .contentLength(Files.size(list.file()))
        // Opened only where it is written: not for a 304, and never in parts of two lists.
        .body(new InputStreamResource(() -> Files.newInputStream(list.file())));
  }

  @PostMapping(path = "/receipts", consumes = CMS)
  @Operation(
      summary =
          "Takes the partner's receipt for a list that it fetched, by a key of its own; once more has no effect",
      requestBody =
          @RequestBody(
              required = true,
              description =
                  "CMS in DER: the receipt (docs/receipts.md), signed by the partner and encrypted for us as a list is",
              content =
                  @Content(mediaType = CMS, schema = @Schema(type = "string", format = "binary"))),
      responses = {
        @ApiResponse(
            responseCode = "204",
            description = "It holds; what the list told is what the partner has, if it says so",
            content = @Content),
        @ApiResponse(
            responseCode = "404",
            description = "It holds, but no such list lay ready for the partner"),
        @ApiResponse(responseCode = "408", description = "It took longer than a list may"),
        @ApiResponse(responseCode = "413", description = "It is too large to be a receipt"),
        @ApiResponse(
            responseCode = "422",
            description = "It does not hold, or is for other content; the list stays unanswered")
      })
  void take(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      lists.take(served(id), request.getInputStream());
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (Refused refused) {
      // Elsewhere these faults tell of whom we called.
      switch (refused.fault()) {
        case RECEIPT_UNUSABLE -> Problems.write(response, UNPROCESSABLE, refused);
        case PARTNER_TIMEOUT ->
            Problems.write(response, HttpServletResponse.SC_REQUEST_TIMEOUT, refused);
        case TRANSFER_BROKEN ->
            Problems.write(response, HttpServletResponse.SC_BAD_REQUEST, refused);
        default -> throw refused;
      }
    }
  }

  private PartnerProfile served(String id) {
    var partner = partners.byId(id);
    if (!ServedLists.isFor(partner)) {
      throw new Refused(
          Fault.QUESTION_INVALID,
          id,
          "our list is not fetched: its profile does not say push over serve");
    }
    return partner;
  }
}
