package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import mra.partner.Agreement;
import mra.partner.Agreement.Benefit;
import mra.partner.BenefitCatalogue;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the benefit codes of answers say, by partner and day; and those of our own operators. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "recognition")
public final class BenefitController {
  private final Partners partners;
  private final Clock clock;

  public BenefitController(Partners partners, Clock clock) {
    this.partners = partners;
    this.clock = clock;
  }

  /**
   * A benefit in force on the day asked about.
   *
   * @param programmes that have it
   * @param basis the agreement; of our own operators the law
   * @param source of the text
   * @param from first day, of the agreement where the benefit has none of its own
   */
  record BenefitView(
      String partner,
      List<String> programmes,
      String code,
      String en,
      String zh,
      String basis,
      String source,
      LocalDate from,
      @Nullable LocalDate to) {}

  @GetMapping("/benefits")
  @Operation(
      summary =
          "Benefits in force on a day, today without one, with their texts: each partner's operators by"
              + " its agreement, our own by our own law")
  List<BenefitView> benefits(
      @RequestParam(required = false) @Nullable String partner,
      @RequestParam(required = false) @Nullable LocalDate at) {
    var day = at == null ? LocalDate.now(clock.withZone(partners.own().timeZone())) : at;
    var asked = partner == null ? partners.all() : List.of(partners.byId(partner));
    return asked.stream().flatMap(each -> each.own() ? own(each, day) : theirs(each, day)).toList();
  }

  private Stream<BenefitView> own(PartnerProfile own, LocalDate day) {
    return partners.benefits().own().stream()
        .filter(benefit -> benefit.isGranted(day))
        .map(benefit ->
            view(
                own.id(),
                List.of(benefit.programme()),
                benefit.code(),
                benefit.text(),
                benefit.text().source(),
                benefit.from(),
                benefit.to()));
  }

  private Stream<BenefitView> theirs(PartnerProfile partner, LocalDate day) {
    return partner.agreements().stream()
        .filter(agreement -> agreement.isInForce(day))
        .flatMap(agreement ->
            agreement.theirs().benefits().stream()
                .filter(benefit -> benefit.isGranted(day))
                .map(benefit -> view(partner.id(), agreement, benefit)));
  }

  private BenefitView view(String partner, Agreement agreement, Benefit benefit) {
    var text = partners.benefits().texts().get(benefit.code());
    return view(
        partner,
        List.copyOf(agreement.theirs().programmes()),
        benefit.code(),
        text,
        agreement.basis(),
        benefit.from() == null ? agreement.from() : benefit.from(),
        benefit.to() == null ? agreement.to() : benefit.to());
  }

  /** A profile names no benefit without a text: reading it refuses others. */
  private static BenefitView view(
      String partner,
      List<String> programmes,
      String code,
      BenefitCatalogue.@Nullable Text text,
      String basis,
      LocalDate from,
      @Nullable LocalDate to) {
    var known = Objects.requireNonNull(text, code);
    return new BenefitView(
        partner, programmes, code, known.en(), known.zh(), basis, known.source(), from, to);
  }
}
