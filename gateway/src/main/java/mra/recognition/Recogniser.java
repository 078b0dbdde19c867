package mra.recognition;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
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
  private final Supplier<RecognitionIndex> index;
  private final Profiles profiles;
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
    this.profiles = new Profiles(setup.profiles);
    this.days = new HomeDays(setup.home);
    this.clock = setup.clock;
    this.ids = ids;
    this.alsoNow = alsoNow;
    for (var role : PartyRole.values()) {
      roles.put(role, List.copyOf(setup.partyRoles.getOrDefault(role.name(), Set.of())));
    }
  }

  /**
   * What the rules read besides the index.
   *
   * @param partyRoles for each role in a declaration the programme's roles it answers to
   * @param home whose calendar judges days
   */
  public record Setup(
      Collection<PartnerProfile> profiles,
      Map<String, Set<String>> partyRoles,
      ZoneId home,
      Clock clock) {}

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
    var asked = circumstances(question);
    var decisions = new ArrayList<Decision>(question.parties().size());
    for (var party : question.parties()) {
      var verdict = verdict(party, asked, whole);
      decisions.add(verdict.numbered(decisions.size(), party.role(), ids.get()));
    }
    return new Answer(question.declaration(), decisions);
  }

  private Circumstances circumstances(Question question) {
    var now = days.at(clock.instant());
    var at = question.at() == null ? now : days.at(question.at());
    return new Circumstances(question.flow(), at, now, alsoNow && at.isBefore(now));
  }

  private Verdict verdict(Party party, Circumstances asked, RecognitionIndex whole) {
    var code = DeclaredCode.of(party.code());
    if (code == null) {
      return Verdict.notApplicable();
    }
    var country = Spellings.country(party.country());
    var terms = profiles.of(code, country);
    if (terms == null) {
      return Verdict.unasked(code, Profiles.whyNobody(code, country));
    }
    var part = whole.part(terms.partner());
    var currency =
        new Currency(terms, part, whole.paused().contains(terms.partner()), asked.now().instant());
    var judge =
        new Judge(terms, asked, party, roles.getOrDefault(party.role(), List.of()), currency);
    return new Search(terms, part, judge, currency).verdict(code, country);
  }
}
