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
import java.util.Map;
import java.util.Optional;
import mra.clearance.Answered;
import mra.clearance.Decisions;
import mra.clearance.PastAnswers;
import mra.recognition.Answer;
import mra.recognition.AnswerWriter;
import mra.recognition.Question;
import mra.recognition.QuestionBatch;
import mra.recognition.QuestionReader;
import mra.recognition.Recogniser;
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
  private static final QuestionBatch.Bounds BATCH = new QuestionBatch.Bounds(1_000, 10_000);

  private final ZoneId home;
  private final QuestionReader reader;
  private final Recogniser recogniser;
  private final PastAnswers past;
  private final Decisions decisions;
  private final AnswerWriter writer = new AnswerWriter();

  /**
   * @param home whose calendar judges days
   */
  public RecognitionController(
      ZoneId home, Recogniser recogniser, PastAnswers past, Decisions decisions) {
    this.home = home;
    this.reader = new QuestionReader(home);
    this.recogniser = recogniser;
    this.past = past;
    this.decisions = decisions;
  }

  @PostMapping(path = "/recognitions", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "recognitionAnswer",
      summary =
          "Answers one question, or at most 1,000 with 10,000 parties in all, one a line, in order; the decisions are kept under their ids. With knownAt (auditors): as it would have been answered then, and nothing is decided",
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
    var kept = new ArrayList<Answered>();
    var past = past(request, List.of(question));
    var answer = answer(request, question, past, kept);
    decisions.keep(kept);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    writer.write(answer, response.getOutputStream());
  }

  @PostMapping(path = "/recognitions", consumes = LINES)
  @Operation(operationId = "recognitionAnswer")
  void many(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var kept = new ArrayList<Answered>();
    var answers = new ByteArrayOutputStream();
    var batch = QuestionBatch.read(request.getInputStream(), home, BATCH);
    var past = past(request, batch.questions());
    batch.write(recogniser::readAhead, each -> answer(request, each, past, kept), answers);
    decisions.keep(kept);
    response.setContentType(LINES);
    answers.writeTo(response.getOutputStream());
  }

  /** Answers to what may be asked about the past, from few queries for all of it. */
  private Map<Question, Answer> past(HttpServletRequest request, List<Question> questions) {
    if (isAboutNow(questions) || !request.isUserInRole(Role.AUDITOR.name())) {
      return Map.of();
    }
    var asked = questions.stream().filter(each -> each.knownAt() != null);
    return past.answer(asked.filter(past::isPast).toList());
  }

  /** What nearly every question is, so it is found out without making anything. */
  private static boolean isAboutNow(List<Question> questions) {
    for (var each : questions) {
      if (each.knownAt() != null) {
        return false;
      }
    }
    return true;
  }

  /**
   * Nothing is answered before its decision is kept, so all answers of a batch wait for its end.
   */
  private Answer answer(
      HttpServletRequest request,
      Question question,
      Map<Question, Answer> past,
      List<Answered> kept) {
    if (question.knownAt() != null) {
      Asked.requireAuditor(request);
      return Optional.ofNullable(past.get(question)).orElseThrow(PastAnswers::liesAhead);
    }
    var answer = recogniser.answer(question);
    kept.add(new Answered(question, answer));
    return answer;
  }
}
