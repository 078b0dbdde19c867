package mra.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import mra.bench.Figure.Better;
import mra.recognition.Answer;
import mra.recognition.AnswerFigures;
import mra.recognition.AnswerFigures.Answerer;
import mra.recognition.Part;
import mra.recognition.Question;
import mra.recognition.Recogniser;
import mra.recognition.RecognitionIndex;
import org.jspecify.annotations.Nullable;

/** Answers from raw spellings by one thread, against a map of objects and the same rules. */
final class Answers {
  private static final int OPERATORS_MAX = 1_000_000;
  private static final int QUESTIONS = 500_000;
  private static final double GOAL_MILLIONS = 2;
  private static final double GOAL_GARBAGE = 1.05;
  private static final double GOAL_BYTES = 350;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final int operators;
  private final List<Question> hostile;
  private final List<Question> skewed;
  private final Part part;
  private final Recogniser ours;
  private final Answerer peer;
  private final double peerBytes;
  private final Chase chase;
  private final Rates oursHostile = new Rates();
  private final Rates oursAlone = new Rates();
  private final Rates peerHostile = new Rates();
  private final Rates oursSkewed = new Rates();
  private final Rates peerSkewed = new Rates();
  private final Rates reads = new Rates();

  /** Where the compiler cannot see that nobody wants it. */
  @SuppressWarnings("UnusedVariable")
  private @Nullable Answer last;

  private Answers(int operators) {
    this.operators = operators;
    hostile = AnswerFigures.hostile(operators, QUESTIONS);
    skewed = AnswerFigures.skewed(operators, QUESTIONS);
    part = AnswerFigures.index(operators);
    var setup = AnswerFigures.setup(Project.ROOT);
    var index = RecognitionIndex.empty().with("EU", part);
    ours = AnswerFigures.ours(() -> index, setup);
    long before = liveHeap();
    peer = AnswerFigures.peer(operators, setup);
    peerBytes = liveHeap() - before;
    chase = new Chase(part.bytes());
  }

  static List<Figure> run(Settings settings) {
    settings.say("answers");
    var bench = new Answers((int) Math.min(settings.records() * 10 / 3, OPERATORS_MAX));
    for (int run = -2; run < settings.runs(); run++) {
      bench.round();
      if (run < 0) {
        bench.forget();
      }
    }
    return List.of(bench.speed(), bench.garbage(), bench.size());
  }

  private void round() {
    agree(
        oursHostile.of(hostile, batch -> AnswerFigures.answerAhead(batch, ours)),
        peerHostile.of(hostile, batch -> AnswerFigures.answer(batch, peer)));
    oursAlone.of(hostile, batch -> AnswerFigures.answer(batch, ours::answer));
    agree(
        oursSkewed.of(skewed, batch -> AnswerFigures.answer(batch, ours::answer)),
        peerSkewed.of(skewed, batch -> AnswerFigures.answer(batch, peer)));
    reads.of(QUESTIONS, () -> chase.follow(2 * QUESTIONS));
  }

  interface Batch {
    long answer(List<Question> questions);
  }

  private static void agree(long ours, long peer) {
    if (ours != peer) {
      throw new IllegalStateException("the two answered differently");
    }
  }

  private void forget() {
    List.of(oursHostile, oursAlone, peerHostile, oursSkewed, peerSkewed, reads)
        .forEach(Rates::clear);
  }

  private Figure speed() {
    double rate = oursHostile.median();
    var note =
        """
        %d operators; %.2f times the peer; one by one %.2f million; of one operator in a hundred \
        mostly, one by one: ours %.2f million, peer %.2f; two dependent reads in as much memory alone: %.2f million times a second\
        """
            .formatted(
                operators,
                rate / peerHostile.median(),
                oursAlone.median() / 1e6,
                oursSkewed.median() / 1e6,
                peerSkewed.median() / 1e6,
                reads.median() / 1e6);
    return new Figure(
        "answers-speed",
        rate / 1e6,
        Better.HIGHER,
        GOAL_MILLIONS,
        rate,
        peerHostile.median(),
        "answers/s",
        note);
  }

  private Figure garbage() {
    var answers = new Answer[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      answers[i] = ours.answer(hostile.get(i));
    }
    double oursBytes = allocated(() -> AnswerFigures.answerAhead(hostile, ours));
    double least = allocated(() -> remake(answers));
    return new Figure(
        "answers-garbage",
        oursBytes / least,
        Better.LOWER,
        GOAL_GARBAGE,
        oursBytes,
        least,
        "bytes/answer",
        "the peer makes nothing but the answers' objects, and no text that was there already");
  }

  private long remake(Answer[] answers) {
    var room = new byte[256];
    for (int i = 0; i < QUESTIONS; i++) {
      last = AnswerFigures.remade(hostile.get(i), answers[i], room);
    }
    return answers.length;
  }

  /** The least of some, since the first still runs in the interpreter, which allocates more. */
  private static double allocated(Rates.Work work) {
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return (double) least / QUESTIONS;
  }

  private Figure size() {
    double bytes = (double) part.bytes() / operators;
    return new Figure(
        "index-size",
        bytes,
        Better.LOWER,
        GOAL_BYTES,
        bytes,
        peerBytes / operators,
        "bytes/operator",
        operators + " operators of four keys and two names, tables included");
  }

  private static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
