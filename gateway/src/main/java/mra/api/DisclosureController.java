package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import mra.canonical.Code;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Departures;
import mra.journal.KeptReceipt;
import mra.journal.Receipts;
import mra.journal.RepairLists;
import mra.partner.Partners;
import mra.recognition.OwnEnterprise;
import mra.registry.Operators;
import mra.registry.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What ever left, and what both sides signed about it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "disclosures")
public final class DisclosureController {
  private static final int LIMIT_MAX = 1_000;
  private static final int CODES_MAX = 100;

  private final Partners partners;
  private final Operators operators;
  private final Departures departures;
  private final RepairLists repairs;
  private final Receipts receipts;
  private final Clock clock;

  public DisclosureController(
      Partners partners,
      Operators operators,
      Departures departures,
      RepairLists repairs,
      Receipts receipts,
      Clock clock) {
    this.repairs = repairs;
    this.partners = partners;
    this.operators = operators;
    this.departures = departures;
    this.receipts = receipts;
    this.clock = clock;
  }

  @GetMapping("/disclosures")
  @Operation(
      summary =
          "What we ever told of one enterprise of ours, to whom and on which basis, newest first;"
              + " by code in any spelling, or by an identifier such as USCC:91440300731132752M;"
              + " 404 when no enterprise of ours is called so")
  List<DisclosureView> disclosures(
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String identifier,
      @RequestParam(required = false) @Nullable String partner,
      @RequestParam(defaultValue = "100") int limit) {
    Asked.requireSound("code", code);
    Asked.requireSound("identifier", identifier);
    if (partner != null) {
      partners.byId(partner);
    }
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new Refused(Fault.QUESTION_INVALID, "limit", "it is 1 to " + LIMIT_MAX);
    }
    var inVain =
        code == null
            ? List.<DisclosureView>of()
            : repairs.ledger(Code.normalise(code), partner, limit).stream()
                .map(DisclosureView::of)
                .toList();
    return inVain.isEmpty() ? ofOurs(code, identifier, partner, limit) : inVain;
  }

  private List<DisclosureView> ofOurs(
      @Nullable String code, @Nullable String identifier, @Nullable String partner, int limit) {
    var codes = codes(code, identifier);
    var lines =
        codes.stream()
            .flatMap(each -> departures.ledger(each, partner, limit).stream())
            .limit(limit)
            .map(DisclosureView::of)
            .toList();
    if (lines.isEmpty() && codes.stream().noneMatch(this::isOurs)) {
      var asked = code == null ? identifier : code;
      throw new Refused(
          Fault.NOT_FOUND, String.valueOf(asked), "no enterprise of ours was ever called so");
    }
    return lines;
  }

  @GetMapping("/exchanges/{id}/receipts")
  @Operation(summary = "The receipts of an exchange, ours or the partner's, newest first")
  List<ReceiptView> receipts(@PathVariable UUID id) {
    return receipts.all(id).stream().map(ReceiptView::of).toList();
  }

  @GetMapping(path = "/exchanges/{id}/receipt", produces = "application/pkcs7-mime")
  @Operation(
      summary = "The last receipt as it was signed: CMS SignedData in DER (docs/receipts.md)")
  ResponseEntity<byte[]> receipt(@PathVariable UUID id) {
    return receipts
        .of(id)
        .map(KeptReceipt::signed)
        .map(signed ->
            ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/pkcs7-mime"))
                .body(signed))
        .orElseThrow(() -> new Refused(Fault.NOT_FOUND, "exchange " + id, "it has no receipt"));
  }

  /** Also one that is on our list no more. */
  private boolean isOurs(String code) {
    var own = partners.own().id();
    return operators.find(own, code, clock.instant(), Asked.ALL_KNOWN).isPresent()
        || !departures.ledger(code, null, 1).isEmpty();
  }

  private List<String> codes(@Nullable String code, @Nullable String identifier) {
    if (code == null && identifier == null) {
      throw new Refused(Fault.QUESTION_INVALID, "", "give code or identifier");
    }
    var meant =
        code == null
            ? OwnEnterprise.byIdentifier(String.valueOf(identifier), partners)
            : OwnEnterprise.byCode(code, partners);
    if (meant.identifier() == null) {
      return meant.codes();
    }
    var own = partners.own().id();
    return operators.search(new Search(null, meant.identifier(), CODES_MAX, null)).stream()
        .map(version -> version.operator())
        .filter(operator -> operator.partner().equals(own))
        .map(operator -> operator.code().normalised())
        .toList();
  }
}
