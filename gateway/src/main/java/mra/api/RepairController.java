package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mra.clearance.Repairs;
import mra.clearance.Repairs.Line;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.RepairList;
import mra.journal.RepairLists;
import mra.partner.Agreement;
import mra.partner.Agreement.Repaired;
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

/** Codes of a partner that were declared in vain, for us to see and for it to be told. */
@RestController
@RequestMapping("/api/v1/partners/{id}/repairs")
@Tag(name = "repairs")
public final class RepairController {
  private static final int DAYS_MAX = 366;

  private final Partners partners;
  private final Repairs repairs;
  private final RepairLists lists;
  private final Clock clock;

  public RepairController(Partners partners, Repairs repairs, RepairLists lists, Clock clock) {
    this.partners = partners;
    this.repairs = repairs;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * Days at home, both included; the last whole month where one is missing.
   *
   * @param from first day
   * @param to last day
   */
  record Period(@Nullable LocalDate from, @Nullable LocalDate to) {}

  /**
   * What our people see.
   *
   * @param withheld declarations whose field held something that may be no code, which is never
   *     told
   * @param toldBefore lists already written out for the same period
   */
  record Preview(
      String partner,
      LocalDate from,
      LocalDate to,
      List<Line> lines,
      long withheld,
      List<RepairList> toldBefore) {}

  /**
   * What the partner is told.
   *
   * @param lines the bare code, and after it what the agreement lets us tell
   * @param toldBefore lists already written out for the same period
   */
  record Told(RepairList list, List<String> lines, List<RepairList> toldBefore) {}

  @GetMapping
  @Operation(
      summary =
          "Which codes of the partner were declared in vain in a period, with reasons and counts: for us alone")
  Preview preview(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    var partner = theirs(id);
    var days = days(new Period(from, to));
    var found = found(partner, days);
    return new Preview(
        partner.id(),
        days.first,
        days.last,
        found.lines(),
        found.withheld(),
        lists.of(partner.id(), days.first, days.last));
  }

  @PostMapping
  @Operation(
      summary =
          "Writes out the repair list of a period with what the agreement lets us tell, and enters it in the disclosure ledger")
  Told write(@PathVariable String id, @RequestBody Period period, Authentication who) {
    var partner = theirs(id);
    var days = days(period);
    var agreement = agreement(partner);
    var before = lists.of(partner.id(), days.first, days.last);
    var lines = lines(found(partner, days).lines(), agreement);
    var fields =
        agreement.theirs().repairs().stream().map(each -> each.name().toLowerCase(Locale.ROOT));
    var draft =
        new RepairLists.Draft(
            partner.id(), days.first, days.last, agreement.basis(), fields.toList(), lines);
    var list = lists.write(draft, Holder.of(who).name());
    return new Told(list, List.copyOf(lines.values()), before);
  }

  private record Days(LocalDate first, LocalDate last) {}

  private Days days(Period period) {
    var month = YearMonth.now(clock.withZone(partners.own().timeZone())).minusMonths(1);
    var first = period.from() == null ? month.atDay(1) : period.from();
    var last = period.to() == null ? month.atEndOfMonth() : period.to();
    Asked.requireYear("from", first.getYear());
    Asked.requireYear("to", last.getYear());
    if (last.isBefore(first) || first.plusDays(DAYS_MAX).isBefore(last)) {
      throw new Refused(
          Fault.QUESTION_INVALID, "from, to", "they are 1 to " + DAYS_MAX + " days in their order");
    }
    return new Days(first, last);
  }

  private Repairs.Found found(PartnerProfile partner, Days days) {
    var home = partners.own().timeZone();
    return repairs.of(
        partner,
        days.first.atStartOfDay(home).toInstant(),
        days.last.plusDays(1).atStartOfDay(home).toInstant());
  }

  private PartnerProfile theirs(String id) {
    var partner = partners.byId(id);
    if (partner.own()) {
      throw new Refused(Fault.QUESTION_INVALID, id, "our own codes are never looked up");
    }
    return partner;
  }

  private Agreement agreement(PartnerProfile partner) {
    var today = LocalDate.now(clock.withZone(partners.own().timeZone()));
    return partner.agreements().stream()
        .filter(agreement -> agreement.isInForce(today))
        .findFirst()
        .orElseThrow(() ->
            new Refused(
                Fault.QUESTION_INVALID,
                partner.id(),
                "no agreement is in force that lets us tell"));
  }

  /** By code; one that failed for several reasons is one line unless the reason may be told. */
  private static TreeMap<String, String> lines(List<Line> found, Agreement agreement) {
    var fields = agreement.theirs().repairs();
    var lines = new TreeMap<String, String>();
    found.stream()
        .collect(Collectors.groupingBy(Line::code))
        .forEach((code, mine) -> lines.put(code, line(code, mine, fields::contains)));
    return lines;
  }

  private static String line(String code, List<Line> mine, Predicate<Repaired> told) {
    var words = new ArrayList<>(List.of(code));
    if (told.test(Repaired.REASON)) {
      mine.forEach(line -> words.add(line.reason().name()));
    }
    if (told.test(Repaired.TIMES)) {
      words.add(Long.toString(mine.stream().mapToLong(Line::times).sum()));
    }
    return String.join(" ", words);
  }
}
