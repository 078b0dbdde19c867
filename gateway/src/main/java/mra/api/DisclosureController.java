package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import mra.canonical.Code;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Departures;
import mra.journal.KeptReceipt;
import mra.journal.Receipts;
import mra.journal.RepairLists;
import mra.partner.Partners;
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

  public DisclosureController(
      Partners partners,
      Operators operators,
      Departures departures,
      RepairLists repairs,
      Receipts receipts) {
    this.repairs = repairs;
    this.partners = partners;
    this.operators = operators;
    this.departures = departures;
    this.receipts = receipts;
  }

  @GetMapping("/disclosures")
  @Operation(
      summary =
          "What we ever told of one enterprise of ours, to whom and on which basis, newest first;"
              + " by code, or by an identifier such as USCC:91440300731132752M")
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
    return codes(code, identifier)
        .flatMap(each -> told(each, partner, limit))
        .limit(limit)
        .toList();
  }

  private Stream<DisclosureView> told(String code, @Nullable String partner, int limit) {
    return Stream.concat(
            departures.ledger(code, partner, limit).stream().map(DisclosureView::of),
            repairs.ledger(code, partner, limit).stream().map(DisclosureView::of))
        .sorted(Comparator.comparing(DisclosureView::at).reversed());
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

  private Stream<String> codes(@Nullable String code, @Nullable String identifier) {
    if (code != null) {
      return Stream.of(Code.normalise(code));
    }
    if (identifier == null) {
      throw new Refused(Fault.QUESTION_INVALID, "", "give code or identifier");
    }
    var own = partners.own().id();
    return operators.search(new Search(null, identifier, CODES_MAX, null)).stream()
        .map(version -> version.operator())
        .filter(operator -> operator.partner().equals(own))
        .map(operator -> operator.code().normalised());
  }
}
