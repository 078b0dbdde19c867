package mra.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.function.Function;
import mra.fault.Fault;
import mra.fault.Refused;

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
    return answer(questions, answers, Long.MAX_VALUE);
  }

  /**
   * The same for a batch that may hold only so many lines.
   *
   * @param linesMax blank lines not counted
   * @throws Refused E307 at the first line beyond, with those before it answered
   */
  public Tally answer(InputStream questions, OutputStream answers, long linesMax)
      throws IOException {
    var lines = new Lines(questions, QuestionReader.BYTES_MAX);
    long answered = 0;
    long refused = 0;
    while (lines.next()) {
      if (answered + refused == linesMax) {
        throw new Refused(Fault.LIMIT_EXCEEDED, "", "at most " + linesMax + " questions at once");
      }
      if (isAnswered(lines, answers)) {
        answered++;
      } else {
        refused++;
      }
      answers.write('\n');
    }
    return new Tally(answered, refused);
  }

  private boolean isAnswered(Lines lines, OutputStream answers) throws IOException {
    Answer answer;
    try {
      answer = recogniser.apply(question(lines));
    } catch (Refused refused) {
      writer.write(refused, answers);
      return false;
    }
    writer.write(answer, answers);
    return true;
  }

  private Question question(Lines lines) {
    if (lines.isTooLong()) {
      throw JsonField.wrong(
          "line " + lines.number(), "longer than " + QuestionReader.BYTES_MAX + " bytes");
    }
    return reader.read(lines.bytes(), 0, lines.length());
  }
}
