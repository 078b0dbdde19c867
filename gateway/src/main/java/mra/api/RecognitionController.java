package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import mra.clearance.Answered;
import mra.clearance.Decisions;
import mra.recognition.Answer;
import mra.recognition.AnswerWriter;
import mra.recognition.Question;
import mra.recognition.QuestionLines;
import mra.recognition.QuestionReader;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Is the foreign party of this declaration recognised, with which benefits, and why. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "recognition")
public final class RecognitionController {
  static final String LINES = "application/x-ndjson";

  /** Decisions of a whole batch wait in memory until they are kept. */
  private static final QuestionLines.Bounds BATCH = new QuestionLines.Bounds(1_000, 10_000);

  private final ZoneId home;
  private final QuestionReader reader;
  private final Function<Question, Answer> recogniser;
  private final Decisions decisions;
  private final AnswerWriter writer = new AnswerWriter();

  /**
   * @param home whose calendar judges days
   */
  public RecognitionController(
      ZoneId home, Function<Question, Answer> recogniser, Decisions decisions) {
    this.home = home;
    this.reader = new QuestionReader(home);
    this.recogniser = recogniser;
    this.decisions = decisions;
  }

  @PostMapping(path = "/recognitions", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "recognitionAnswer",
      summary =
          "Answers one question, or at most 1,000 with 10,000 parties in all, one a line, in order; the decisions are kept under their ids",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description =
                "The answer (docs/recognition.md); for lines, one a line, with a problem in the place of a bad one",
            content = {
              @Content(
                  mediaType = MediaType.APPLICATION_JSON_VALUE,
                  schema = @Schema(type = "object")),
              @Content(mediaType = LINES, schema = @Schema(type = "string"))
            }),
        @ApiResponse(responseCode = "413", description = "More than is answered at once (E307)")
      },
      requestBody =
          @RequestBody(
              content = @Content(schema = @Schema(implementation = ApiShapes.Question.class))))
  void one(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var question = reader.read(request.getInputStream());
    var answer = recogniser.apply(question);
    decisions.keep(List.of(new Answered(question, answer)));
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    writer.write(answer, response.getOutputStream());
  }

  @PostMapping(path = "/recognitions", consumes = LINES)
  @Operation(operationId = "recognitionAnswer")
  void many(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var kept = new ArrayList<Answered>();
    var answers = new ByteArrayOutputStream();
    new QuestionLines(question -> answer(question, kept), home)
        .answer(request.getInputStream(), answers, BATCH);
    decisions.keep(kept);
    response.setContentType(LINES);
    answers.writeTo(response.getOutputStream());
  }

  /**
   * Nothing is answered before its decision is kept, so all answers of a batch wait for its end.
   */
  private Answer answer(Question question, List<Answered> kept) {
    var answer = recogniser.apply(question);
    kept.add(new Answered(question, answer));
    return answer;
  }
}
