package mra.recognition;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mra.partner.Agreement.NameCheck;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/** What the benchmarks of answers ask, and of whom. */
public final class AnswerFigures {
  private static final ListRef LIST = new ListRef("LIST-1", Instant.now());

  private AnswerFigures() {}

  /** The project's partners; the EU's names are looked at and reported. */
  public static Recogniser.Setup setup(Path project) {
    var profiles =
        PartnerFiles.load(project, Optional.empty(), Map.of()).all().stream()
            .map(AnswerFigures::reporting)
            .toList();
    var roles = PartyRoles.read(project.resolve("mappings/codelists/party-role.csv"));
    return new Recogniser.Setup(profiles, roles, ZoneId.of("Asia/Shanghai"), Clock.systemUTC());
  }

  private static PartnerProfile reporting(PartnerProfile old) {
    var agreements =
        old.agreements().stream().map(each -> Agreements.checking(each, NameCheck.REPORT)).toList();
    return Agreements.of(old, agreements, old.freshness());
  }

  /** The EU's part of the index. */
  public static Part index(int operators) {
    var builder = Part.builder();
    for (int i = 0; i < operators; i++) {
      builder.add(Entry.of(Declared.operator(i)));
    }
    return builder.build(LIST);
  }

  /** As many changes as make one table of the large and the small one. */
  public static Part merged(Part part) {
    var changes = new ArrayList<Entry>();
    for (int i = 0; i <= part.operators() / 32; i++) {
      changes.add(Entry.of(Declared.operator(i)));
    }
    return part.plus(changes);
  }

  public static List<Question> hostile(int operators, int count) {
    return Declared.hostile(operators, count);
  }

  public static List<Question> skewed(int operators, int count) {
    return Declared.skewed(operators, count);
  }

  /** Decides nothing, so that no ids are made. */
  public static Recogniser ours(Supplier<RecognitionIndex> index, Recogniser.Setup setup) {
    return Recogniser.operational(index, setup, () -> null);
  }

  /** With a map of objects by each key. */
  public static Answerer peer(int operators, Recogniser.Setup setup) {
    var eu = setup.profiles().stream().filter(each -> each.id().equals("EU")).findAny();
    return new PlainRecogniser(operators, eu.orElseThrow(), setup, LIST)::answer;
  }

  /** Someone who answers. */
  public interface Answerer {
    Answer answer(Question question);
  }

  /** The same questions in new objects, texts included. */
  public static List<Question> madeAgain(List<Question> questions) {
    var again = new Question[questions.size()];
    for (int i = 0; i < again.length; i++) {
      again[i] = madeAgain(questions.get(i));
    }
    return List.of(again);
  }

  private static Question madeAgain(Question old) {
    var party = old.parties().getFirst();
    return new Question(
        copy(old.declaration()),
        old.flow(),
        old.at(),
        List.of(
            new Party(
                party.role(), copy(party.country()), copy(party.code()), copy(party.name()))));
  }

  private static @Nullable String copy(@Nullable String text) {
    return text == null ? null : new String(text.toCharArray());
  }

  /** A sum over outcomes and first reasons, which all sides must agree on. */
  public static long answer(List<Question> questions, Answerer answerer) {
    return answer(questions, answerer, 0);
  }

  @SuppressWarnings("EnumOrdinal")
  private static long answer(List<Question> questions, Answerer answerer, long before) {
    long sum = before;
    for (int i = 0; i < questions.size(); i++) {
      var decision = answerer.answer(questions.get(i)).decisions().getFirst();
      sum = sum * 31 + decision.outcome().ordinal() * 100 + decision.decidedBy().ordinal();
    }
    return sum;
  }

  /** The same by one who reads ahead, as for the lines of a batch. */
  public static long answerAhead(List<Question> questions, Recogniser recogniser) {
    long sum = 0;
    for (int i = 0; i < questions.size(); ) {
      int next = recogniser.readAhead(questions, i);
      sum = answer(questions.subList(i, next), recogniser::answer, sum);
      i = next;
    }
    return sum;
  }

  /**
   * Only makes again what an answer is: its objects, and the code's text where that is not the very
   * text that was typed.
   */
  @SuppressWarnings("deprecation") // the one way to a string that makes nothing beside it
  public static Answer remade(Question question, Answer answer, byte[] room) {
    var old = answer.decisions().getFirst();
    var code = old.code();
    if (code != null && !code.equals(question.parties().getFirst().code())) {
      code.getBytes(0, code.length(), room, 0);
      code = new String(room, 0, code.length(), StandardCharsets.ISO_8859_1);
    }
    return new Answer(
        answer.declaration(),
        List.of(
            new Decision(
                old.party(),
                old.role(),
                old.outcome(),
                old.partner(),
                code,
                old.programme(),
                old.benefits(),
                old.reasons(),
                old.list(),
                old.id())));
  }
}
