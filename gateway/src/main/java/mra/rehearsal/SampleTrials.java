package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.fault.Remedy;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.mapping.Samples.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Lets the gateway fetch each of a partner's samples, sealed, from a twin of which it knows nothing
 * yet: samples share ids and days, and none may stand in another's way.
 */
final class SampleTrials {
  private final Played played;
  private final Opposite gateway;
  private final Script script;

  SampleTrials(Played played, Opposite gateway, Script script) {
    this.played = played;
    this.gateway = gateway;
    this.script = script;
  }

  void run() {
    played
        .twins()
        .forEach((sample, twin) ->
            script.put(
                Promise.SAMPLE,
                sample.file().getFileName().toString(),
                () -> see(sample, new Twin(twin, new Holdings(gateway, twin)))));
  }

  private record Twin(String id, Holdings holdings) {}

  /** Operators of the good samples, as the partner's other lists may hold them too. */
  List<Operator> good() throws IOException {
    var all = new TreeMap<String, Operator>();
    for (var sample : played.twins().keySet()) {
      if (sample.fault().isEmpty()) {
        for (var line : lines(sample)) {
          var operator = operator(line);
          if (operator != null) {
            all.putIfAbsent(operator.code().normalised(), operator);
          }
        }
      }
    }
    return List.copyOf(all.values());
  }

  private Seen see(Sample sample, Twin twin) throws IOException {
    var header = header(sample);
    if (header != null && header.type() != ListType.FULL) {
      var why = precede(header, twin);
      if (why != null) {
        return Seen.notApplicable(why);
      }
    }
    offer(header == null ? "sample" : header.document(), sample);
    var ended = passed(gateway.fetch(twin.id()));
    return sample.fault().isEmpty()
        ? Seen.unless(good(sample, header, ended, twin), Seen.of(ended), ended)
        : Seen.unless(bad(sample, ended, twin), Seen.of(ended), ended);
  }

  /** Null where it does not read, as that of many a bad sample. */
  private @Nullable ListHeader header(Sample sample) {
    try {
      return played.lists().read(sample.file()).header();
    } catch (Refused unreadable) {
      return null;
    }
  }

  private void offer(String document, Sample sample) throws IOException {
    var plain = List.of(sample.file());
    played.offers().offer(played.parcels().pack(document, plain, 0, Mischief.NONE));
  }

  /** Changes need a full list before them; the reason why there cannot be one, else null. */
  private @Nullable String precede(ListHeader header, Twin twin) throws IOException {
    if (!played.lists().writes()) {
      return precedeBySample(header, twin);
    }
    long before = header.sequence().orElse(2) - 1;
    var asOf = header.asOf().minus(Duration.ofDays(1));
    var document = before(header);
    var facts = new ListFacts(document, "FULL", before, asOf, 0);
    var operators = good();
    List<Path> pages;
    try {
      pages = played.lists().write(facts, operators);
    } catch (Refused unsayable) {
      return precedeBySample(header, twin);
    }
    played.offers().offer(played.parcels().pack(document, pages, operators.size(), Mischief.NONE));
    var ended = passed(gateway.fetch(twin.id()));
    return why(ended);
  }

  /** The id of a full list, which has the form that the partner gives them. */
  private String before(ListHeader changes) {
    return played.twins().keySet().stream()
        .filter(sample -> sample.fault().isEmpty())
        .map(this::header)
        .filter(header -> header != null && header.type() == ListType.FULL)
        .map(header -> Objects.requireNonNull(header).document())
        .filter(document -> !document.equals(changes.document()))
        .findFirst()
        .orElse(changes.document() + "-0");
  }

  /** The same with the full list among the samples that comes right before. */
  private @Nullable String precedeBySample(ListHeader changes, Twin twin) throws IOException {
    for (var sample : played.twins().keySet()) {
      var header = sample.fault().isEmpty() ? header(sample) : null;
      if (header != null && header.type() == ListType.FULL && isNext(header, changes)) {
        offer(header.document(), sample);
        return why(passed(gateway.fetch(twin.id())));
      }
    }
    return "it is no full list, and no sample is one that comes right before it";
  }

  private static boolean isNext(ListHeader full, ListHeader changes) {
    return full.asOf().isBefore(changes.asOf())
        && (full.sequence().isEmpty()
            || changes.sequence().isEmpty()
            || full.sequence().getAsLong() + 1 == changes.sequence().getAsLong());
  }

  private static @Nullable String why(ExchangeRecord before) {
    return isGood(before) ? null : "the full list before it: " + Seen.of(before);
  }

  /** Held by the gate or not: what is read is what counts here. */
  private ExchangeRecord passed(ExchangeRecord ended) {
    var ending = ended.ending();
    boolean held =
        ending != null && ending.outcome() == Outcome.HELD && ending.fault() != Fault.DELTA_WAITS;
    return held ? gateway.release(ended.id()) : ended;
  }

  private static boolean isGood(ExchangeRecord ended) {
    return ended.ending() != null && ended.ending().outcome().isGood();
  }

  private @Nullable String good(
      Sample sample, @Nullable ListHeader header, ExchangeRecord ended, Twin twin)
      throws IOException {
    if (!isGood(ended)) {
      return Seen.of(ended);
    }
    return difference(sample, header == null || header.type() == ListType.FULL, twin);
  }

  private @Nullable String bad(Sample sample, ExchangeRecord ended, Twin twin) throws IOException {
    var fault = ended.ending() == null ? null : ended.ending().fault();
    if (fault != null && fault.code().equals(sample.faultCode())) {
      return twin.holdings().lines().isEmpty() ? null : "it was refused, and yet something is held";
    }
    var asides = gateway.setAside(ended.id());
    boolean expected =
        !asides.isEmpty()
            && asides.stream()
                .allMatch(aside ->
                    aside.fault().code().equals(sample.faultCode())
                        && aside.fault().remedy() == Remedy.SET_ASIDE);
    if (!expected) {
      return "expected "
          + sample.faultCode()
          + ", seen: "
          + Seen.of(ended)
          + ", set aside "
          + asides.size();
    }
    return sample.expected().isEmpty() ? null : difference(sample, false, twin);
  }

  /**
   * @param whole whether nobody else may be held
   */
  private @Nullable String difference(Sample sample, boolean whole, Twin twin) throws IOException {
    var expected = new TreeMap<String, String>();
    var twice = new ArrayList<String>();
    for (var line : lines(sample)) {
      var operator = operator(line);
      if (operator != null) {
        var code = operator.code().normalised();
        var other = expected.put(code, line);
        if (other != null && !other.equals(line)) {
          twice.add(code);
        }
      }
    }
    var held = twin.holdings().lines();
    held.replaceAll(
        (code, line) -> line.replace('"' + twin.id() + '"', '"' + played.profile().id() + '"'));
    // Of different duplicates the least favourable standing counts, and nothing else of them.
    twice.forEach(expected::remove);
    twice.forEach(held::remove);
    if (!whole) {
      held.keySet().retainAll(expected.keySet());
    }
    return Holdings.difference(expected, held);
  }

  private static List<String> lines(Sample sample) throws IOException {
    return sample.expected().isEmpty()
        ? List.of()
        : Files.readAllLines(sample.expected().get()).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
  }

  /** Null for a line that says who is gone. */
  private static @Nullable Operator operator(String line) {
    try {
      return OperatorJson.read(line);
    } catch (Refused gone) {
      return null;
    }
  }
}
