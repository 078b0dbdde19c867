package mra.recognition;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/**
 * Answers which parties of a declaration are recognised. An operational answer about the past says
 * recognised only if everything holds at that moment and now: the index knows what holds now, with
 * the dates since when.
 */
public final class Recogniser {
  /** Asks nothing between two answers, so that one does for all recognisers. */
  private static final ThreadLocal<Search> SEARCHES = ThreadLocal.withInitial(Search::new);

  private final Supplier<RecognitionIndex> index;
  private final Setup setup;
  private volatile Known known;
  private final Map<PartyRole, List<String>> roles = new EnumMap<>(PartyRole.class);
  private final HomeDays days;
  private final Clock clock;
  private final Supplier<@Nullable String> ids;
  private final boolean alsoNow;

  private Recogniser(
      Supplier<RecognitionIndex> index,
      Setup setup,
      Supplier<@Nullable String> ids,
      boolean alsoNow) {
    this.index = index;
    this.setup = setup;
    this.known = Known.of(setup.profiles());
    this.days = new HomeDays(setup.home);
    this.clock = setup.clock;
    this.ids = ids;
    this.alsoNow = alsoNow;
    for (var role : PartyRole.values()) {
      roles.put(role, List.copyOf(setup.partyRoles.getOrDefault(role.name(), Set.of())));
    }
  }

  /** Made of the profiles of one moment. */
  private record Known(Collection<PartnerProfile> of, Profiles profiles) {
    static Known of(Collection<PartnerProfile> profiles) {
      return new Known(profiles, new Profiles(profiles));
    }
  }

  /**
   * What the rules read besides the index.
   *
   * @param partners asked for each question; gives the same object until a profile is replaced
   * @param partyRoles for each role in a declaration the programme's roles it answers to
   * @param home whose calendar judges days
   */
  public record Setup(
      Supplier<? extends Collection<PartnerProfile>> partners,
      Map<String, Set<String>> partyRoles,
      ZoneId home,
      Clock clock) {

    /** With profiles that nobody replaces. */
    public Setup(
        Collection<PartnerProfile> profiles,
        Map<String, Set<String>> partyRoles,
        ZoneId home,
        Clock clock) {
      this(() -> profiles, partyRoles, home, clock);
    }

    /** Those in force now. */
    public Collection<PartnerProfile> profiles() {
      return partners.get();
    }
  }

  /**
   * For clearance.
   *
   * @param index the one in force, asked once for each question
   * @param ids a new decision's id each time, null where decisions are not kept
   */
  public static Recogniser operational(
      Supplier<RecognitionIndex> index, Setup setup, Supplier<@Nullable String> ids) {
    return new Recogniser(index, setup, ids, true);
  }

  /**
   * As clearance would have been answered, and decides nothing.
   *
   * @param index asked once for each question
   */
  public static Recogniser counterfactual(Supplier<RecognitionIndex> index, Setup setup) {
    return new Recogniser(index, setup, () -> null, true);
  }

  /** Judges the moment asked for alone, and decides nothing. */
  public static Recogniser whatIf(RecognitionIndex index, Setup setup) {
    return new Recogniser(() -> index, setup, () -> null, false);
  }

  public Answer answer(Question question) {
    var whole = index.get();
    var search = SEARCHES.get();
    try {
      turnTo(question, search.judge());
      return new Answer(question.declaration(), decisions(question.parties(), search, whole));
    } finally {
      search.end();
    }
  }

  /**
   * Makes the answers to some of these questions quicker, and changes none. Worth it where there
   * are a few dozen, right before they are answered in this order by the same thread.
   *
   * @param from the place of the first
   * @return the place after the last of them, at least one
   */
  public int readAhead(List<Question> questions, int from) {
    var whole = index.get();
    var ahead = SEARCHES.get().ahead();
    ahead.clear();
    int next = from;
    var profiles = profiles();
    do {
      var parties = questions.get(next++).parties();
      for (int i = 0; i < parties.size(); i++) {
        ahead.take(parties.get(i), profiles, whole);
      }
    } while (next < questions.size() && !ahead.isFull());
    ahead.read();
    return next;
  }

  private Profiles profiles() {
    var now = setup.profiles();
    var same = known;
    if (same.of != now) {
      same = Known.of(now);
      known = same;
    }
    return same.profiles;
  }

  private void turnTo(Question question, Judge judge) {
    var now = days.now(clock);
    var at = question.at();
    if (at == null) {
      judge.turnTo(question.flow(), now.instant(), now.day(), now, false);
    } else {
      boolean isPast = at.isBefore(now.instant());
      judge.turnTo(question.flow(), at, days.dayOf(at), now, alsoNow && isPast);
    }
  }

  /** Lists that nobody has to copy. */
  private List<Decision> decisions(List<Party> parties, Search search, RecognitionIndex whole) {
    if (parties.size() == 1) {
      return List.of(decision(0, parties.getFirst(), search, whole));
    }
    var decisions = new Decision[parties.size()];
    for (int i = 0; i < decisions.length; i++) {
      decisions[i] = decision(i, parties.get(i), search, whole);
    }
    return List.of(decisions);
  }

  private Decision decision(int place, Party party, Search search, RecognitionIndex whole) {
    var code = search.turnTo(place, party, ids.get());
    if (code == null) {
      return search.notApplicable();
    }
    var country = Spellings.country(party.country());
    var terms = profiles().of(code, country);
    if (terms == null) {
      return search.unasked(Profiles.whyNobody(code, country));
    }
    var state = whole.state(terms.partner());
    if (!state.seen()) {
      // As if it were no partner.
      return search.unasked(Profiles.whyNobody(code, country));
    }
    var part = whole.part(terms.partner());
    var actsAs = roles.getOrDefault(party.role(), List.of());
    search.judge().turnTo(party, actsAs, terms, part, !state.recognised());
    return search.of(terms, country, part);
  }
}
