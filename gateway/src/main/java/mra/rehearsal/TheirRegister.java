package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.mapping.Samples.Sample;
import org.jspecify.annotations.Nullable;

/**
 * A partner's register and its lists of it, each under an id of its own: made of its samples where
 * its mapping table writes, else the largest of them as it is.
 */
final class TheirRegister {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final Press press;
  private final Clock clock;
  private final Sample sample;
  private final MappedReader.Read given;
  private final Variations variations;
  private final ListNumbers numbers;
  private final boolean written;
  private final String remark;
  private String oneWay;
  private List<Operator> operators;
  private @Nullable Offer last;
  private @Nullable ListFacts facts;

  private TheirRegister(Press press, int records, ListNumbers numbers, Clock clock)
      throws IOException {
    this.press = press;
    this.numbers = numbers;
    this.clock = clock;
    this.sample = largest();
    this.given = press.lists().read(sample.file());
    numbers.after(given.header().sequence().orElse(0));
    this.oneWay = press.lists().oneWay();
    this.variations = new Variations(given.operators(), press.profile().codes().pattern());
    var made = made(records);
    this.written = made != null;
    this.operators = made == null ? given.operators() : made;
    this.remark = remark(records);
  }

  /** Null where the table does not write. */
  private @Nullable List<Operator> made(int records) throws IOException {
    try {
      return press.lists().writes() ? readBack(variations.register(records)) : null;
    } catch (Refused unsayable) {
      oneWay = TableLists.shortly(unsayable);
      return null;
    }
  }

  private String remark(int records) {
    if (!written) {
      return ", as its sample %s has them: %s".formatted(sample.file().getFileName(), oneWay());
    }
    return operators.size() < records
        ? ", of %d wanted: no more codes, or its table does not take them".formatted(records)
        : "";
  }

  /**
   * @param records wanted
   * @throws Refused E605 when no sample is a full list without fault
   */
  static TheirRegister of(Press press, int records, Clock clock) throws IOException {
    return of(press, records, ListNumbers.unkept(), clock);
  }

  /**
   * @param numbers of its lists
   */
  static TheirRegister of(Press press, int records, ListNumbers numbers, Clock clock)
      throws IOException {
    return new TheirRegister(press, records, numbers, clock);
  }

  private Sample largest() {
    Sample best = null;
    int most = 0;
    for (var each : press.samples()) {
      if (each.fault().isEmpty()) {
        var read = press.lists().read(each.file());
        if (read.header().type() == ListType.FULL && read.operators().size() > most) {
          best = each;
          most = read.operators().size();
        }
      }
    }
    if (best == null) {
      throw new Refused(
          Fault.SAMPLE_WRONG, press.profile().id(), "no good sample is a full list with operators");
    }
    return best;
  }

  /**
   * As the table gives them back: what it cannot say of a made-up operator is not put to the test.
   */
  private List<Operator> readBack(List<Operator> made) throws IOException {
    var read = press.lists().read(press.lists().writeWhole(facts(clock.instant()), made));
    var once = new TreeMap<String, Operator>();
    read.operators().forEach(each -> once.put(each.code().normalised(), each));
    return new ArrayList<>(once.values());
  }

  boolean isWritten() {
    return written;
  }

  /** Where it is not, why. */
  String oneWay() {
    return "cannot write: " + oneWay;
  }

  List<Operator> operators() {
    return operators;
  }

  /** What is to be said of how it was made; empty when nothing is. */
  String remark() {
    return remark;
  }

  /** A standing that its samples show beside VALID; null where they show none. */
  @Nullable Operator other() {
    return variations.other();
  }

  /** Lets some have another standing. */
  void change(int changes, Operator like, LocalDate since) throws IOException {
    operators = readBack(Variations.changed(operators, changes, like, since));
  }

  /** Lets so many be others: some new, some gone, the rest with another standing. */
  Turnover turnOver(int changes, LocalDate since) throws IOException {
    var like = other();
    int third = changes / 3;
    int rest = changes - 2 * third;
    var more = variations.more(operators, like == null ? third + rest : third, third);
    var next = readBack(like == null ? more : Variations.changed(more, rest, like, since));
    var turnover = Turnover.between(operators, next);
    operators = next;
    return turnover;
  }

  /**
   * An urgent list that takes so many out; they stay so.
   *
   * @throws Refused when its samples or its table have no word for that
   */
  Offer urgent(int changes, LocalDate since) throws IOException {
    var like = other();
    if (!written || like == null) {
      throw new Refused(Fault.SAMPLE_WRONG, sample.toString(), "it shows no standing beside VALID");
    }
    var next = readBack(Variations.changed(operators, changes, like, since));
    var named = Turnover.changed(operators, next);
    var offer = pack(facts(clock.instant()).withType("URGENT"), named, Mischief.NONE);
    operators = next;
    return offer;
  }

  /** A new list of it, which is the last one from now on. */
  Offer next(Mischief mischief) throws IOException {
    var next = facts(clock.instant());
    facts = next;
    last = isWritten() ? pack(next, operators, mischief) : asGiven(mischief);
    return last;
  }

  /** A new list that is never read. */
  Offer unread(Mischief mischief) throws IOException {
    return isWritten() ? pack(facts(clock.instant()), operators, mischief) : asGiven(mischief);
  }

  /** A new list of fewer. */
  Offer of(List<Operator> left) throws IOException {
    return pack(facts(clock.instant()), left, Mischief.NONE);
  }

  /** Another list under the last one's id. */
  Offer sameId() throws IOException {
    return pack(lastFacts(), operators.subList(1, operators.size()), Mischief.NONE);
  }

  /** A list from before the last one. */
  Offer older() throws IOException {
    return pack(facts(lastFacts().asOf().minus(Duration.ofDays(2))), operators, Mischief.NONE);
  }

  /** A new list under a number that is older than the last one's. */
  Offer oldNumber() throws IOException {
    var next = facts(clock.instant());
    try {
      return pack(numbered(next, next.document(), lastFacts().sequence() - 1));
    } catch (Refused numberInId) {
      // Under the one before the sample's none came.
      long before = Math.max(0, given.header().sequence().orElse(1) - 1);
      return pack(numbered(next, document(before), before));
    }
  }

  private static ListFacts numbered(ListFacts like, String document, long number) {
    return new ListFacts(document, like.type(), Math.max(0, number), like.asOf(), 0);
  }

  private Offer pack(ListFacts list) throws IOException {
    return pack(list, operators, Mischief.NONE);
  }

  /** The last one as it was sealed. */
  Offer last() {
    return Objects.requireNonNull(last);
  }

  /** Id of the last one. */
  String document() {
    return isWritten() ? lastFacts().document() : given.header().document();
  }

  private ListFacts lastFacts() {
    return Objects.requireNonNull(facts);
  }

  private Offer pack(ListFacts list, List<Operator> all, Mischief mischief) throws IOException {
    var pages = press.lists().write(list, all);
    return press.parcels().pack(list.document(), pages, all.size(), mischief);
  }

  private Offer asGiven(Mischief mischief) throws IOException {
    var plain = List.<Path>of(sample.file());
    var document = given.header().document();
    return press.parcels().pack(document, plain, given.operators().size(), mischief);
  }

  private ListFacts facts(Instant asOf) throws IOException {
    long number = numbers.next();
    return new ListFacts(document(number), "FULL", number, asOf.truncatedTo(ChronoUnit.SECONDS), 0);
  }

  /**
   * An id that is written like the sample's: with the list's number in it where that has it, else
   * with its last number counted on.
   */
  private String document(long number) {
    var like = given.header().document();
    var numbers = NUMBER.matcher(like).results().toList();
    var told =
        numbers.stream().filter(each -> isTheLists(each.group())).reduce((first, last) -> last);
    if (told.isPresent()) {
      return replaced(like, told.get(), number);
    }
    if (numbers.isEmpty()) {
      return like + "-" + number;
    }
    var last = numbers.getLast();
    return replaced(like, last, Long.parseLong(tail(last.group())) + number);
  }

  private boolean isTheLists(String digits) {
    var sequence = given.header().sequence();
    return sequence.isPresent() && Long.parseLong(tail(digits)) == sequence.getAsLong();
  }

  private static String replaced(String like, MatchResult digits, long number) {
    var counted = "0".repeat(digits.group().length()) + number;
    return like.substring(0, digits.start())
        + counted.substring(counted.length() - digits.group().length())
        + like.substring(digits.end());
  }

  /** Few enough digits to count with. */
  private static String tail(String digits) {
    return digits.substring(Math.max(0, digits.length() - 15));
  }
}
