package mra.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Questions in lines, all read before the first is answered, so that they may be asked together.
 */
public final class QuestionBatch {
  private final List<Line> lines = new ArrayList<>();
  private final AnswerWriter writer = new AnswerWriter();

  /**
   * A question, or why it is none.
   *
   * @param number from 1, blank lines counted
   */
  private record Line(long number, @Nullable Question question, @Nullable Refused refused) {}

  /** Hears which questions come next; {@link Recogniser#readAhead}. */
  public interface Ahead {
    int read(List<Question> questions, int from);
  }

  /**
   * What a batch may hold at most.
   *
   * @param lines blank ones not counted
   * @param parties of all lines together
   */
  public record Bounds(long lines, long parties) {}

  private QuestionBatch() {}

  /**
   * Reads to the end of the stream.
   *
   * @throws Refused E307 at the first line beyond the bounds
   */
  public static QuestionBatch read(InputStream questions, ZoneId home, Bounds bounds)
      throws IOException {
    var reader = new QuestionReader(home);
    var lines = new Lines(questions, QuestionReader.BYTES_MAX);
    var batch = new QuestionBatch();
    long parties = 0;
    while (lines.next()) {
      requireWithin(bounds.lines(), batch.lines.size() + 1L, "questions");
      var line = line(reader, lines);
      parties += line.question == null ? 0 : line.question.parties().size();
      requireWithin(bounds.parties(), parties, "parties");
      batch.lines.add(line);
    }
    return batch;
  }

  public List<Question> questions() {
    return lines.stream().map(Line::question).filter(Objects::nonNull).toList();
  }

  /**
   * Answers in the order of the lines; what is refused gets a problem in its place.
   *
   * @param ahead hears which questions come next, before each few dozen
   */
  public void write(Ahead ahead, Function<Question, Answer> answers, OutputStream out)
      throws IOException {
    var questions = questions();
    int asked = 0;
    int read = 0;
    for (var line : lines) {
      if (line.question != null && asked++ == read) {
        read = ahead.read(questions, read);
      }
      write(line, answers, out);
      out.write('\n');
    }
  }

  private void write(Line line, Function<Question, Answer> answers, OutputStream out)
      throws IOException {
    if (line.question == null) {
      writer.write(Objects.requireNonNull(line.refused), line.number, out);
      return;
    }
    Answer answer;
    try {
      answer = answers.apply(line.question);
    } catch (Refused refused) {
      writer.write(refused, line.number, out);
      return;
    }
    writer.write(answer, out);
  }

  private static Line line(QuestionReader reader, Lines lines) {
    try {
      return new Line(lines.number(), reader.read(lines), null);
    } catch (Refused refused) {
      return new Line(lines.number(), null, refused);
    }
  }

  private static void requireWithin(long max, long asked, String what) {
    if (asked > max) {
      throw new Refused(Fault.LIMIT_EXCEEDED, "", "at most " + max + " " + what + " at once");
    }
  }
}
