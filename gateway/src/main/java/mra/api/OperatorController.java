package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import mra.canonical.Code;
import mra.canonical.OperatorJson;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Lives;
import mra.partner.LifeState;
import mra.partner.Partners;
import mra.registry.OperatorVersion;
import mra.registry.Operators;
import mra.registry.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the registry knows of operators. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "operators")
public final class OperatorController {
  private static final int BUFFER = 64 * 1024;

  private final Partners partners;
  private final Operators operators;
  private final Lives lives;
  private final Clock clock;

  public OperatorController(Partners partners, Operators operators, Lives lives, Clock clock) {
    this.partners = partners;
    this.operators = operators;
    this.lives = lives;
    this.clock = clock;
  }

  @GetMapping(
      path = "/operators",
      params = {"partner", "code"})
  @Operation(
      summary =
          "One operator at a moment, or the end of a day at home, as known at another moment (the latter for auditors)")
  OperatorView one(
      HttpServletRequest request,
      @RequestParam String partner,
      @RequestParam String code,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String knownAt) {
    Asked.requireSound("partner", partner);
    Asked.requireSound("code", code);
    partners.byId(partner);
    var moment = moment(request, at, knownAt);
    return operators
        .find(partner, Code.normalise(code), moment.at(), moment.knownAt())
        .map(version -> OperatorView.of(version, lives.state(partner)))
        .orElseThrow(() -> new Refused(Fault.NOT_FOUND, "", "no such operator of " + partner));
  }

  @GetMapping("/operators")
  @Operation(
      summary =
          "Current operators by part of a name or by identifier, such as EORI:DE123; page by page")
  Page search(
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String identifier,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String after) {
    Asked.requireSound("name", name);
    Asked.requireSound("identifier", identifier);
    Asked.requireSound("after", after);
    if (code != null || (name == null && identifier == null)) {
      throw new Refused(
          Fault.QUESTION_INVALID, "", "give partner and code, or name, or identifier");
    }
    var search = new Search(name, identifier, limit, Page.key(after));
    return Page.of(operators.search(search), search.limit(), lives.now());
  }

  @GetMapping("/export")
  @Operation(
      summary =
          "A partner's present operators as canonical JSON lines in code order; with all, everything that recognition judges by: absent ones too, with present false, and setAsideSince where a newer record could not be read")
  void export(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String partner,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(defaultValue = "false") boolean all)
      throws IOException {
    Asked.requireSound("partner", partner);
    partners.byId(partner);
    var moment = moment(request, at, knownAt);
    var out = lines(response);
    operators.export(
        partner, moment.at(), moment.knownAt(), all, version -> line(version, all, out));
    out.flush();
  }

  @GetMapping("/snapshot")
  @Operation(
      summary =
          "All present operators of partners that clearance sees; the first line is the sequence that the changes queue goes on from")
  void snapshot(HttpServletResponse response) throws IOException {
    var out = lines(response);
    var states = new HashMap<String, LifeState>();
    operators.snapshot(
        sequence -> {
          // In the same transaction: a partner that the number tells of is among them.
          states.putAll(lives.now());
          head(sequence, out);
        },
        version -> {
          var life = states.getOrDefault(version.operator().partner(), LifeState.DRAFT);
          if (version.present() && life.seen()) {
            line(version, false, out);
          }
        });
    out.flush();
  }

  /** Not to be closed where the middle fails: a list cut short must not look like a whole one. */
  private static OutputStream lines(HttpServletResponse response) throws IOException {
    response.setContentType(RecognitionController.LINES);
    return new BufferedOutputStream(response.getOutputStream(), BUFFER);
  }

  private record Moment(Instant at, Instant knownAt) {}

  private Moment moment(HttpServletRequest request, @Nullable String at, @Nullable String knownAt) {
    return new Moment(
        Asked.dayOrInstant("at", at, clock.instant(), partners.own().timeZone()),
        Asked.knownAt(request, knownAt));
  }

  private static void head(long sequence, OutputStream out) {
    try {
      out.write("{\"sequence\":%d}\n".formatted(sequence).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void line(OperatorVersion version, boolean all, OutputStream out) {
    try {
      if (all) {
        OperatorJson.writeLine(version.registered(), out);
      } else {
        OperatorJson.writeLine(version.operator(), out);
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
