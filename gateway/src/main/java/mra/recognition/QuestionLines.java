package mra.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.function.Function;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Questions in, one per line; answers out, in order. A bad line gets a problem in its place. */
public final class QuestionLines {
  private final QuestionReader reader;
  private final AnswerWriter writer = new AnswerWriter();
  private final Function<Question, Answer> recogniser;

  public QuestionLines(Function<Question, Answer> recogniser, ZoneId home) {
    this.recogniser = recogniser;
    this.reader = new QuestionReader(home);
  }

  /** How many lines got an answer, and how many a problem. */
  public record Tally(long answered, long refused) {
    public boolean isWhole() {
      return refused == 0;
    }
  }

  /** Holds one line at a time. */
  public Tally answer(InputStream questions, OutputStream answers) throws IOException {
    var lines = new Lines(questions, QuestionReader.BYTES_MAX);
    long answered = 0;
    long refused = 0;
    while (lines.next()) {
      var question = read(lines, answers);
      if (question != null && isAnswered(question, lines, answers)) {
        answered++;
      } else {
        refused++;
      }
      answers.write('\n');
    }
    return new Tally(answered, refused);
  }

  private @Nullable Question read(Lines lines, OutputStream answers) throws IOException {
    try {
      return reader.read(lines);
    } catch (Refused refused) {
      writer.write(refused, lines.number(), answers);
      return null;
    }
  }

  private boolean isAnswered(Question question, Lines lines, OutputStream answers)
      throws IOException {
    Answer answer;
    try {
      answer = recogniser.apply(question);
    } catch (Refused refused) {
      writer.write(refused, lines.number(), answers);
      return false;
    }
    writer.write(answer, answers);
    return true;
  }
}
