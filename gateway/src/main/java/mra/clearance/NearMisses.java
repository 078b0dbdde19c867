package mra.clearance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mra.canonical.Code;
import mra.canonical.Name;
import mra.canonical.NameLikeness;
import mra.clearance.NearMiss.Kind;
import mra.clearance.NearMiss.Suggestion;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.recognition.Answer;
import mra.recognition.Decision;
import mra.recognition.NearCode;
import mra.recognition.NearCodes;
import mra.recognition.Party;
import mra.recognition.PartyRole;
import mra.recognition.Question;
import mra.recognition.Reason;
import mra.recognition.RecognitionIndex;
import mra.registry.OperatorVersion;
import mra.registry.Operators;
import org.jspecify.annotations.Nullable;

/**
 * What a declaration may have meant that was not recognised: for operators and the clearance desk,
 * who ask the trader. One looks at a time, so that looking never takes more than one core from
 * answering.
 */
public final class NearMisses {
  /** Parties of one question; each may walk over all codes of a partner. */
  private static final int PARTIES_MAX = 20;

  /** Who look or wait to; each holds a thread that others may need for answers. */
  static final int AT_ONCE_MAX = 8;

  private final Semaphore one = new Semaphore(1, true);
  private final Semaphore places = new Semaphore(AT_ONCE_MAX);
  private final Function<Question, Answer> recogniser;
  private final Supplier<RecognitionIndex> index;
  private final NearCodes codes;
  private final Operators operators;
  private final Clock clock;

  /**
   * @param recogniser answers as for clearance; its decisions are not kept
   * @param index the one in force
   */
  public NearMisses(
      Function<Question, Answer> recogniser,
      Supplier<RecognitionIndex> index,
      NearCodes codes,
      Operators operators,
      Clock clock) {
    this.recogniser = recogniser;
    this.index = index;
    this.codes = codes;
    this.operators = operators;
    this.clock = clock;
  }

  /**
   * One for each party.
   *
   * @throws Refused E711 while too many look already
   */
  public List<NearMiss> of(Question question) {
    if (question.parties().size() > PARTIES_MAX) {
      throw new Refused(
          Fault.QUESTION_INVALID, "parties", "at most " + PARTIES_MAX + " are looked at once");
    }
    var misses = new ArrayList<NearMiss>();
    for (var decision : recogniser.apply(question).decisions()) {
      misses.add(of(question, question.parties().get(decision.party()), decision));
    }
    return misses;
  }

  /** By what was answered then and what is known now. */
  public NearMiss of(KeptDecision kept) {
    var question =
        new Question(kept.declaration(), kept.flow(), kept.askedAt(), List.of(kept.party()));
    return of(question, kept.party(), kept.decision());
  }

  private NearMiss of(Question question, Party party, Decision decision) {
    return new NearMiss(
        decision.party(),
        decision.role(),
        decision.outcome(),
        decision.reasons(),
        suggestions(question, party, decision));
  }

  private List<Suggestion> suggestions(Question question, Party party, Decision decision) {
    return switch (decision.decidedBy()) {
      case CODE_UNKNOWN, CODE_MALFORMED, CODE_INCOMPLETE, COUNTRY_NOT_PARTNER ->
          near(party, decision);
      case ROLE_NOT_COVERED -> otherRole(question, party, decision);
      default ->
          decision.reasons().contains(Reason.NAME_MISMATCH) ? misnamed(party, decision) : List.of();
    };
  }

  private List<Suggestion> near(Party party, Decision decision) {
    return inTurn(() -> codes.of(index.get(), decision.partner(), party)).stream()
        .flatMap(near -> suggestion(near).stream())
        .toList();
  }

  private List<NearCode> inTurn(Supplier<List<NearCode>> look) {
    if (!places.tryAcquire()) {
      throw new Refused(Fault.TOO_MANY_ASK, "", AT_ONCE_MAX + " look or wait");
    }
    one.acquireUninterruptibly();
    try {
      return look.get();
    } finally {
      one.release();
      places.release();
    }
  }

  /** How many look or wait to. */
  int asking() {
    return AT_ONCE_MAX - places.availablePermits();
  }

  private Optional<Suggestion> suggestion(NearCode near) {
    var kind =
        near.looksAlike()
            ? Kind.LOOKALIKE_CODE
            : near.isMistyped() ? Kind.MISTYPED_CODE : Kind.OTHER_CODE_OF_NAME;
    return known(near.partner(), near.code())
        .map(version -> suggestion(kind, version, slips(near), near.named(), List.of()));
  }

  private static @Nullable Integer slips(NearCode near) {
    return near.isMistyped() ? near.slips() : null;
  }

  /** Asked again as each other role, so that there is one place only that knows the rule. */
  private List<Suggestion> otherRole(Question question, Party party, Decision decision) {
    var covered =
        Stream.of(PartyRole.values()).filter(role -> !refusesRole(question, party, role)).toList();
    return known(decision)
        .map(version -> suggestion(Kind.OTHER_ROLE, version, 0, false, covered))
        .stream()
        .toList();
  }

  private boolean refusesRole(Question question, Party party, PartyRole role) {
    var as = new Party(role, party.country(), party.code(), party.name());
    var again = new Question(question.declaration(), question.flow(), question.at(), List.of(as));
    return recogniser
        .apply(again)
        .decisions()
        .getFirst()
        .reasons()
        .contains(Reason.ROLE_NOT_COVERED);
  }

  private List<Suggestion> misnamed(Party party, Decision decision) {
    var declared = party.name();
    if (declared == null || declared.isBlank()) {
      return List.of();
    }
    return known(decision)
        .map(version -> {
          var own = suggestion(kind(declared, version), version, 0, false, List.of());
          return Stream.concat(Stream.of(own), ofTheName(declared, version)).toList();
        })
        .orElse(List.of());
  }

  /** Whoever else of the partner has the declared name: its code may have been meant. */
  private Stream<Suggestion> ofTheName(String declared, OperatorVersion instead) {
    var operator = instead.operator();
    return inTurn(() -> codes.named(index.get(), operator.partner(), declared)).stream()
        .filter(near -> !near.code().equals(operator.code().received()))
        .flatMap(near -> known(near.partner(), near.code()).stream())
        .map(version -> suggestion(Kind.NAME_OF_ANOTHER, version, null, true, List.of()));
  }

  private static Kind kind(String declared, OperatorVersion version) {
    var registered = version.operator().names().stream().map(Name::text).toList();
    return switch (NameLikeness.of(declared, registered)) {
      case MIXED_SCRIPTS -> Kind.NAME_MIXES_SCRIPTS;
      case LOOKS_ALIKE -> Kind.NAME_LOOKS_ALIKE;
      case DIFFERENT -> Kind.OTHER_NAME;
    };
  }

  private Optional<OperatorVersion> known(Decision decision) {
    var partner = decision.partner();
    var code = decision.code();
    return partner == null || code == null ? Optional.empty() : known(partner, code);
  }

  private Optional<OperatorVersion> known(String partner, String code) {
    var now = clock.instant();
    return operators.find(partner, Code.normalise(code), now, now);
  }

  private static Suggestion suggestion(
      Kind kind,
      OperatorVersion version,
      @Nullable Integer slips,
      boolean named,
      List<PartyRole> roles) {
    var operator = version.operator();
    return new Suggestion(
        kind,
        operator.partner(),
        operator.code().received(),
        slips,
        named,
        operator.names(),
        operator.programme(),
        operator.standing(),
        version.present(),
        roles);
  }
}
