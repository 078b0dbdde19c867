package mra.clearance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.LifeState;
import mra.recognition.Answer;
import mra.recognition.Decision;
import mra.recognition.ListRef;
import mra.recognition.LookUps;
import mra.recognition.Party;
import mra.recognition.Question;
import mra.recognition.Recogniser;
import mra.recognition.RecognitionIndex;
import mra.registry.Beliefs;

/**
 * Answers as they would have been at a past moment: by what was known then, the list and the
 * partner's state of then, and the same rules. No decision is made. Profiles are today's;
 * agreements are dated in them.
 */
public final class PastAnswers {
  private final Recogniser.Setup setup;
  private final Beliefs beliefs;
  private final BiFunction<String, Instant, Optional<ListRef>> lists;
  private final Function<String, Function<Instant, LifeState>> states;

  /**
   * @param lists the last list of a partner that was applied by a moment
   * @param states the state a partner was in at a moment
   */
  public PastAnswers(
      Recogniser.Setup setup,
      Beliefs beliefs,
      BiFunction<String, Instant, Optional<ListRef>> lists,
      Function<String, Function<Instant, LifeState>> states) {
    this.setup = setup;
    this.beliefs = beliefs;
    this.lists = lists;
    this.states = states;
  }

  /**
   * All of them from a handful of queries.
   *
   * @param questions each with the moment of its knowledge
   */
  public Map<Question, Answer> answer(Collection<Question> questions) {
    var parties = questions.stream().flatMap(each -> each.parties().stream()).toList();
    var lookUps = new LookUps(setup.profiles());
    var moments = new Moments(lookUps, Recollection.of(lookUps, beliefs, parties));
    var answers = new LinkedHashMap<Question, Answer>();
    questions.forEach(each -> answers.put(each, moments.answer(each)));
    return answers;
  }

  public boolean isPast(Question question) {
    return !knownAt(question).isAfter(setup.clock().instant());
  }

  /** For knowledge that nobody has yet. */
  public static Refused liesAhead() {
    return new Refused(Fault.QUESTION_INVALID, "knownAt", "it lies ahead");
  }

  private static Instant knownAt(Question question) {
    return Objects.requireNonNull(question.knownAt());
  }

  /** Lists and states of each moment are looked up once. */
  private final class Moments {
    private record Then(String partner, Instant at) {}

    private final LookUps lookUps;
    private final Recollection recollection;
    private final Map<Then, Optional<ListRef>> listThen = new HashMap<>();
    private final Map<String, Function<Instant, LifeState>> lives = new HashMap<>();

    Moments(LookUps lookUps, Recollection recollection) {
      this.lookUps = lookUps;
      this.recollection = recollection;
    }

    Answer answer(Question question) {
      var decisions = new ArrayList<Decision>();
      for (var party : question.parties()) {
        var alone =
            new Question(question.declaration(), question.flow(), question.at(), List.of(party));
        var decision = asOf(knownAt(question), alone, party).decisions().getFirst();
        decisions.add(decision.at(decisions.size()));
      }
      return new Answer(question.declaration(), decisions);
    }

    private Answer asOf(Instant knownAt, Question question, Party party) {
      var at = question.at();
      var believed =
          at == null || !at.isBefore(knownAt)
              ? Recollection.currentAt(knownAt)
              : Recollection.inForce(at, knownAt);
      var index = RecognitionIndex.empty();
      var wanted = lookUps.of(party);
      if (wanted.isPresent()) {
        var partner = wanted.get().partner();
        var list =
            listThen.computeIfAbsent(
                new Then(partner, knownAt), then -> lists.apply(then.partner, then.at));
        var part = recollection.part(party, believed, list.orElse(null));
        index = part == null ? index : index.with(partner, part);
        var state = lives.computeIfAbsent(partner, states).apply(knownAt);
        index = index.in(Map.of(partner, state));
      }
      return Recogniser.whatIf(index, then(setup, knownAt)).answer(question);
    }
  }

  static Recogniser.Setup then(Recogniser.Setup setup, Instant moment) {
    return new Recogniser.Setup(
        setup.profiles(), setup.partyRoles(), setup.home(), Clock.fixed(moment, ZoneOffset.UTC));
  }
}
