package mra.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import mra.clearance.LateFinding;
import mra.clearance.LateKnowledge;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Partners;
import mra.recognition.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers that would have been others had we known what we learned later. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "recognition")
public final class LateKnowledgeController {
  private static final int LIMIT_MAX = 100_000;
  private static final int BUFFER = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Partners partners;
  private final LateKnowledge late;
  private final Clock clock;

  public LateKnowledgeController(Partners partners, LateKnowledge late, Clock clock) {
    this.partners = partners;
    this.late = late;
    this.clock = clock;
  }

  @GetMapping("/late-knowledge")
  @Operation(
      summary =
          "Kept answers that what we learned of the partner from since and before until proved wrong, in their order, as JSON lines; after a full page ask with the last decisionId as after")
  void report(
      HttpServletResponse response,
      @RequestParam String partner,
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(defaultValue = "10000") int limit,
      @RequestParam(required = false) @Nullable UUID after)
      throws IOException {
    Asked.requireSound("partner", partner);
    partners.byId(partner);
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new Refused(Fault.QUESTION_INVALID, "limit", "it is 1 to " + LIMIT_MAX);
    }
    var period =
        new LateKnowledge.Period(
            partner,
            Asked.instant("since", since, Instant.EPOCH),
            Asked.instant("until", until, clock.instant()),
            limit,
            after);
    response.setContentType(RecognitionController.LINES);
    var out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
    late.report(period, finding -> line(finding, out));
    out.flush();
  }

  private static void line(LateFinding finding, OutputStream out) {
    var kept = finding.kept();
    var line = JSON.createObjectNode();
    line.put("direction", finding.direction().name());
    line.put("declaration", kept.declaration());
    line.put("flow", kept.flow().name());
    line.put("party", kept.decision().party());
    line.put("role", kept.party().role().name());
    line.put("declaredCode", kept.party().code());
    line.put("partner", kept.decision().partner());
    line.put("code", finding.known().code());
    line.put("answeredAt", kept.at().toString());
    line.put("askedAt", kept.askedAt() == null ? null : kept.askedAt().toString());
    line.put("decisionId", kept.id().toString());
    judged(line.putObject("then"), kept.decision());
    judged(line.putObject("known"), finding.known());
    var list = line.putObject("list");
    list.put("id", finding.list().id());
    list.put("asOf", finding.list().asOf().toString());
    line.put("exchange", finding.exchange().toString());
    line.put("learnedAt", finding.learnedAt().toString());
    try {
      out.write(JSON.writeValueAsBytes(line));
      out.write('\n');
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void judged(ObjectNode into, Decision decision) {
    into.put("outcome", decision.outcome().name());
    var reasons = into.putArray("reasons");
    decision.reasons().forEach(reason -> reasons.add(reason.name()));
  }
}
