package mra.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.function.Function;
import mra.fault.Fault;
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

  /**
   * What a batch may hold at most.
   *
   * @param lines blank ones not counted
   * @param parties of all lines together
   */
  public record Bounds(long lines, long parties) {}

  /** Holds one line at a time. */
  public Tally answer(InputStream questions, OutputStream answers) throws IOException {
    return answer(questions, answers, new Bounds(Long.MAX_VALUE, Long.MAX_VALUE));
  }

  /**
   * The same for a batch.
   *
   * @throws Refused E307 at the first line beyond its bounds, with those before it answered
   */
  public Tally answer(InputStream questions, OutputStream answers, Bounds bounds)
      throws IOException {
    var lines = new Lines(questions, QuestionReader.BYTES_MAX);
    long answered = 0;
    long refused = 0;
    long parties = 0;
    while (lines.next()) {
      requireWithin(bounds.lines(), answered + refused + 1, "questions");
      var question = read(lines, answers);
      parties += question == null ? 0 : question.parties().size();
      requireWithin(bounds.parties(), parties, "parties");
      if (question != null && isAnswered(question, lines, answers)) {
        answered++;
      } else {
        refused++;
      }
      answers.write('\n');
    }
    return new Tally(answered, refused);
  }

  private static void requireWithin(long max, long asked, String what) {
    if (asked > max) {
      throw new Refused(Fault.LIMIT_EXCEEDED, "", "at most " + max + " " + what + " at once");
    }
  }

  private @Nullable Question read(Lines lines, OutputStream answers) throws IOException {
    try {
      return question(lines);
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

  private Question question(Lines lines) {
    if (lines.isTooLong()) {
      throw JsonField.wrong("question", "longer than " + QuestionReader.BYTES_MAX + " bytes");
    }
    return reader.read(lines.bytes(), 0, lines.length());
  }
}
