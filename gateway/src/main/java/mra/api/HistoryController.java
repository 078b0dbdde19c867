package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Partners;
import mra.recognition.Spellings;
import mra.registry.Histories;
import mra.registry.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was ever believed of an operator, and when we learned it. */
@RestController
@RequestMapping("/api/v1/operators")
@Tag(name = "operators")
public final class HistoryController {
  private static final int LIMIT_MAX = 1_000;
  private static final int CODE_LENGTH_MAX = 100;

  private final Partners partners;
  private final Histories histories;

  public HistoryController(Partners partners, Histories histories) {
    this.partners = partners;
    this.histories = histories;
  }

  @GetMapping("/history")
  @Operation(
      summary =
          "Every version of one operator on both axes in the order in which we learned them, with the story in English and Chinese; the code in any spelling that recognition understands (knownAt for auditors)")
  HistoryView history(
      HttpServletRequest request,
      @RequestParam String partner,
      @RequestParam String code,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "0") int after) {
    Asked.requireSound("partner", partner);
    Asked.requireSound("code", code);
    if (limit < 1 || limit > LIMIT_MAX || after < 0 || code.length() > CODE_LENGTH_MAX) {
      throw new Refused(
          Fault.QUESTION_INVALID,
          "",
          "limit is 1 to %d, after 0 or more, a code has at most %d characters"
              .formatted(LIMIT_MAX, CODE_LENGTH_MAX));
    }
    var known = Asked.knownAt(request, knownAt);
    var profile = partners.byId(partner);
    var zone = partners.own().timeZone();
    var normalised =
        histories.find(partner, Spellings.of(profile, code)).orElseThrow(() -> unknown(partner));
    var all = histories.of(partner, normalised, known);
    if (all.isEmpty()) {
      throw unknown(partner);
    }
    var story = new Story(zone);
    var page =
        all.stream().skip(after).limit(limit).map(each -> HistoryView.step(each, story)).toList();
    boolean more = after + page.size() < all.size();
    return new HistoryView(
        partner, normalised, zone.getId(), page, more ? after + page.size() : null);
  }

  private static Refused unknown(String partner) {
    return new Refused(
        Fault.NOT_FOUND,
        "",
        "nothing is known of such an operator of %s: it was never told of, or was deleted"
            .formatted(partner));
  }
}
