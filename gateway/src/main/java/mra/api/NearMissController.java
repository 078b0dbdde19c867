package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import mra.clearance.Decisions;
import mra.clearance.NearMiss;
import mra.clearance.NearMissCounts;
import mra.clearance.NearMisses;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.recognition.QuestionReader;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a declaration may have meant: for people, never for machines that clear goods. */
@RestController
@RequestMapping("/api/v1/near-misses")
@Tag(name = "near misses")
public final class NearMissController {
  private final QuestionReader reader;
  private final NearMisses misses;
  private final NearMissCounts counts;
  private final Decisions decisions;
  private final Clock clock;

  public NearMissController(
      QuestionReader reader,
      NearMisses misses,
      NearMissCounts counts,
      Decisions decisions,
      Clock clock) {
    this.reader = reader;
    this.misses = misses;
    this.counts = counts;
    this.decisions = decisions;
    this.clock = clock;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Suggestions for each party of a question, at most 20; nothing is decided and nothing kept",
      requestBody =
          @RequestBody(
              content = @Content(schema = @Schema(implementation = ApiShapes.Question.class))))
  List<NearMiss> asked(HttpServletRequest request) throws IOException {
    return misses.of(reader.read(request.getInputStream()));
  }

  @GetMapping
  @Operation(summary = "Suggestions for the party of a decision that was kept; 404 when none was")
  NearMiss decided(@RequestParam UUID decision) {
    var kept =
        decisions
            .find(decision)
            .orElseThrow(() -> new Refused(Fault.NOT_FOUND, "decision " + decision, ""));
    var miss = misses.of(kept);
    counts.count(kept, miss, clock.instant());
    return miss;
  }
}
