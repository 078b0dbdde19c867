package mra.clearance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.recognition.Answer;
import mra.recognition.AnswerWriter;
import mra.recognition.Question;
import mra.recognition.QuestionReader;

/** From a question in JSON to its answer in JSON, its decisions kept. */
public final class Answering {
  private final QuestionReader reader;
  private final Function<Question, Answer> recogniser;
  private final Decisions decisions;
  private final AnswerWriter writer = new AnswerWriter();

  public Answering(
      QuestionReader reader, Function<Question, Answer> recogniser, Decisions decisions) {
    this.reader = reader;
    this.recogniser = recogniser;
    this.decisions = decisions;
  }

  /** An answer, or the problem object of a bad question. */
  String answer(QuestionMessage message) {
    var out = new ByteArrayOutputStream(1_024);
    try {
      writer.write(answer(message.json()), out);
    } catch (Refused bad) {
      problem(bad, out);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private Answer answer(byte[] json) {
    var question = reader.read(json, 0, json.length);
    if (question.knownAt() != null) {
      throw new Refused(Fault.NOT_ALLOWED, "knownAt", "the past is asked over REST, by auditors");
    }
    var answer = recogniser.apply(question);
    decisions.keep(List.of(new Answered(question, answer)));
    return answer;
  }

  private void problem(Refused bad, ByteArrayOutputStream out) {
    try {
      writer.write(bad, out);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
