package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static mra.recognition.Parties.consignor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import mra.partner.Agreement.Flow;
import org.junit.jupiter.api.Test;

/** What a thread uses for answer after answer. */
class SearchTest {
  private static final int OPERATORS = 60_000;

  @Test
  void nothingOfOneAnswerIsInTheNext() {
    var random = new Random(3);
    var questions = Declared.hostile(1_000, 500);
    var recogniser = recogniser(Synthetic.part(1_000));
    var alone = new Decision[questions.size()];
    for (int i = 0; i < alone.length; i++) {
      alone[i] = inAThreadOfItsOwn(recogniser, questions.get(i));
    }
    for (int i = 0; i < 5_000; i++) {
      int any = random.nextInt(alone.length);
      assertThat(recogniser.answer(questions.get(any)).decisions()).containsExactly(alone[any]);
    }
  }

  @Test
  void readingAheadChangesNoAnswer() {
    var recogniser = recogniser(Synthetic.part(1_000));
    var questions = new ArrayList<>(Declared.hostile(1_000, 500));
    questions.add(new Question("many", Flow.IMPORT, null, manyParties()));
    var before = questions.stream().map(recogniser::answer).toList();

    assertThat(answeredAhead(recogniser, questions)).containsExactlyElementsOf(before);
  }

  @Test
  void whatWasReadAheadAnswersNobodyElse() {
    var recogniser = recogniser(Synthetic.part(1_000));
    var questions = Declared.hostile(1_000, 40);
    var before = questions.stream().map(recogniser::answer).toList();

    recogniser.readAhead(questions, 0);
    var backwards = questions.reversed().stream().map(recogniser::answer).toList();
    recogniser.readAhead(questions, 0);
    var others = Declared.hostile(500, 40).stream().map(recogniser::answer).toList();

    assertThat(backwards.reversed()).containsExactlyElementsOf(before);
    assertThat(others)
        .containsExactlyElementsOf(
            Declared.hostile(500, 40).stream().map(recogniser::answer).toList());
  }

  @Test
  void aListThatComesBetweenReadingAheadAndTheAnswerCounts() {
    var index = new AtomicReference<>(RecognitionIndex.empty().with("EU", Synthetic.part(10)));
    var recogniser = Recogniser.operational(index::get, ClearanceDesk.open().setup(), () -> null);
    var questions = List.of(question(Synthetic.code(3)), question(Synthetic.code(4)));

    recogniser.readAhead(questions, 0);
    index.set(RecognitionIndex.empty().with("EU", Synthetic.part(4)));

    assertThat(questions)
        .extracting(each -> recogniser.answer(each).decisions().getFirst().outcome())
        .containsExactly(Outcome.RECOGNISED, Outcome.NOT_RECOGNISED);
  }

  private static List<Answer> answeredAhead(Recogniser recogniser, List<Question> questions) {
    var answers = new ArrayList<Answer>();
    for (int read = 0; answers.size() < questions.size(); ) {
      if (answers.size() == read) {
        read = recogniser.readAhead(questions, read);
      }
      answers.add(recogniser.answer(questions.get(answers.size())));
    }
    return answers;
  }

  /** Nothing, nobody's, no code at all, and more than are read together. */
  private static List<Party> manyParties() {
    var parties =
        new ArrayList<>(
            List.of(
                consignor("DE", null),
                consignor("ZZ", "ZZ1"),
                consignor(null, "?"),
                consignor("HK", "HK1")));
    for (int i = 0; i < LookAhead.MANY; i++) {
      parties.add(consignor("DE", Synthetic.code(i)));
    }
    return parties;
  }

  @Test
  void aThreadThatAnsweredDoesNotKeepTheIndex() {
    var part = new WeakReference<>(answered());

    await()
        .untilAsserted(() -> {
          System.gc();
          assertThat(part.get()).isNull();
        });
  }

  private static Part answered() {
    var part = Synthetic.part(10);
    var recogniser = recogniser(part);
    recogniser.readAhead(List.of(question(Synthetic.code(3))), 0);
    assertThat(recogniser.answer(question(Synthetic.code(3))).decisions().getFirst().outcome())
        .isEqualTo(Outcome.RECOGNISED);
    return part;
  }

  @Test
  void anAnswerThatFailsLeavesTheNextOneAsItIs() {
    var desk = ClearanceDesk.open().knows(anOperator("EU", "DEAEOF1"));
    var failing =
        Recogniser.operational(
            () -> {
              throw new IllegalStateException("no index");
            },
            desk.setup(),
            () -> null);

    assertThatThrownBy(() -> failing.answer(question("DEAEOF1")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(desk.asks(consignor("DE", "DEAEOF1")).outcome()).isEqualTo(Outcome.RECOGNISED);
  }

  /** Their records fill several of the pieces of memory that they lie in. */
  @Test
  void everyKeyOfEveryOperatorIsFoundWhereverItsRecordLies() {
    var part = Synthetic.part(OPERATORS);
    assertThat(part.bytes()).isGreaterThan(2 * (4 << 20));
    for (int i = 0; i < OPERATORS; i++) {
      var operator = Synthetic.operator(i);
      assertThat(Look.row(part, operator.code().normalised()).matched()).isEmpty();
      for (var key : operator.identifiers().entrySet()) {
        var row = Look.row(part, key.getValue());
        assertThat(row.matched()).isEqualTo(key.getKey());
        assertThat(row.code()).isEqualTo(Synthetic.code(i));
        assertThat(row.isNamed("Muster Trading " + i)).isTrue();
      }
    }
  }

  private static Decision inAThreadOfItsOwn(Recogniser recogniser, Question question) {
    var decided = new Decision[1];
    var thread =
        Thread.ofPlatform()
            .start(() -> decided[0] = recogniser.answer(question).decisions().getFirst());
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return decided[0];
  }

  private static Question question(String code) {
    return new Question("D", Flow.IMPORT, null, List.of(consignor("DE", code)));
  }

  private static Recogniser recogniser(Part part) {
    var index = RecognitionIndex.empty().with("EU", part);
    return Recogniser.whatIf(index, ClearanceDesk.open().setup());
  }
}
