package mra.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import mra.canonical.Code;
import mra.canonical.ListHeader;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.RecordDigest;
import mra.canonical.SetAside;
import mra.mapping.Mappings;
import mra.trust.AnOpened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry that remembers former lists keeps what one without any memory keeps. */
class RememberedListsTest {
  private static final Mappings MAPPINGS = Mappings.load(Path.of(".."), Optional.empty());
  private static final int LISTS = 25;

  @Test
  void readsOnlyTheRecordsThatAreNotTheSameBytesAsInTheLastList() {
    var memory = new Memory();
    var records = new ArrayList<String>();
    for (int i = 0; i < 100; i++) {
      records.add(record(i, 1 + i % 3, "valid", "AEOF"));
    }
    var read = new AtomicInteger();
    memory.apply(counting(list(1, "FULL", records), read));
    assertThat(read).hasValue(199);

    read.set(0);
    records.set(50, record(50, 3, "suspended", "AEOF"));
    records.remove(98);
    var outcome = memory.apply(counting(list(2, "FULL", records), read));

    assertThat(outcome.difference().suspended()).isEqualTo(3);
    assertThat(outcome.difference().absent()).isEqualTo(3);
    assertThat(outcome.difference().unchanged()).isEqualTo(193);
    assertThat(read).as("the changed one, and those read with the header").hasValueBetween(3, 6);
  }

  @Test
  void readsARecordAgainWhenOnlySomeOfItsOperatorsWereGood() {
    var memory = new Memory();
    var good = record(2, 2, "valid", "AEOF");
    var mixed = good.replaceFirst("AEOF</l:type>", "AEOX</l:type>");
    memory.apply(list(1, "FULL", List.of(record(1, 1, "valid", "AEOF"), good)));

    for (int number = 2; number < 5; number++) {
      var again = list(number, "FULL", List.of(record(1, 1, "valid", "AEOF"), mixed));
      assertThat(memory.apply(again).difference().setAside()).isOne();
    }
  }

  @Test
  void stillMissesAfterADeltaWhatTheDeltaDidNotHold() {
    var memory = new Memory();
    var a = record(1, 1, "valid", "AEOF");
    var b = record(2, 1, "valid", "AEOF");
    memory.apply(list(1, "FULL", List.of(a, b, record(3, 1, "valid", "AEOF"))));
    memory.apply(list(2, "DELTA", List.of(record(1, 1, "suspended", "AEOF"))));

    var difference = memory.apply(list(3, "FULL", List.of(a, b))).difference();

    assertThat(difference.absent()).isOne();
    assertThat(difference.amended()).isOne();
  }

  @Test
  void readsAfterADeltaOnlyWhatTheDeltaToldOfAndWhatIsNew() {
    var memory = new Memory();
    var records = new ArrayList<String>();
    for (int i = 0; i < 100; i++) {
      records.add(record(i, 1, "valid", "AEOF"));
    }
    memory.apply(list(1, "FULL", records));
    records.set(50, record(50, 1, "suspended", "AEOF"));
    records.add(record(100, 1, "valid", "AEOF"));
    memory.apply(list(2, "DELTA", List.of(records.get(50), records.getLast())));
    records.set(51, record(51, 1, "suspended", "AEOF"));
    memory.apply(list(3, "DELTA", List.of(records.get(51))));
    records.removeLast();

    var read = new AtomicInteger();
    var difference = memory.apply(counting(list(4, "FULL", records), read)).difference();

    assertThat(difference.absent()).as("granted by the delta").isOne();
    assertThat(difference.unchanged()).isEqualTo(100);
    assertThat(read).as("both, and those read with the header").hasValueBetween(2, 5);
  }

  @Test
  void readsAgainWhatAListThatCameLateCouldNotChange() {
    var memory = new Memory();
    var first = record(1, 1, "valid", "AEOF");
    var valid = record(2, 1, "valid", "AEOF");
    memory.apply(list(3, "FULL", List.of(first, valid)));
    memory.apply(list(6, "FULL", List.of(first, record(2, 1, "suspended", "AEOF"))));
    memory.apply(list(5, "FULL", List.of(first, valid)));

    var difference = memory.apply(list(7, "FULL", List.of(first, valid))).difference();

    assertThat(difference.amended()).as("valid again").isOne();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void keepsTheSameVersionsAsWithoutMemory(long seed) {
    assertThat(life(seed, true)).isEqualTo(life(seed, false));
  }

  /** What the registry holds and said after each of many lists. */
  private static List<String> life(long seed, boolean remembers) {
    var memory = new Memory();
    var lists = new RandomLists(seed);
    var said = new ArrayList<String>();
    var registry = memory.registry;
    for (int i = 1; i <= LISTS; i++) {
      registry = remembers ? registry : new Registry(memory.database);
      var list = lists.next(i);
      try (var staged = registry.stage(UUID.randomUUID(), Lists.EU, list)) {
        var faults = staged.faults().stream().map(each -> each.record() + each.at() + each.fault());
        said.add(faults.toList().toString());
        said.add(apply(memory, registry, staged, i, lists.isCommitted()));
      }
      said.add(rows(memory));
    }
    return said;
  }

  private static String apply(
      Memory memory, Registry registry, Staged staged, int number, boolean committed) {
    return memory.inTransaction(() -> {
      var state = registry.lock("EU");
      var difference = registry.compare(staged, state);
      if (committed) {
        registry.apply(
            staged,
            state,
            difference,
            Instant.parse("2026-11-25T00:00:00Z").plusSeconds(number),
            true);
      }
      return difference.toString();
    });
  }

  private static String rows(Memory memory) {
    return memory
        .jdbc()
        .sql(
            """
            select coalesce(string_agg(row::text, e'\\n' order by code, known_from, in_force_from), '')
            from (select *, null as exchange from operator_version) as row
            """)
        .query(String.class)
        .single()
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "");
  }

  private static Supplier<OperatorStream> list(int number, String type, List<String> records) {
    var xml =
        """
        <l:AeoList xmlns:l="urn:mra:reference:eu:aeo-list:1" id="EU-%d" type="%s" sequence="%d"
          asOf="2026-11-%02dT03:00:00Z" count="%d">%s
        </l:AeoList>
        """
            .formatted(number, type, number, number, records.size(), String.join("\n", records))
            .getBytes(UTF_8);
    return () ->
        MAPPINGS.toOperators(MAPPINGS.formats().read(AnOpened.of(Lists.EU, xml), "EU/aeo-list"));
  }

  private static String record(int number, int certificates, String status, String programme) {
    var xml = new StringBuilder("<l:Operator><l:eori>DE" + number + "</l:eori>");
    xml.append("<l:name>Muster " + number + "</l:name>");
    for (int i = 0; i < certificates; i++) {
      xml.append(
          """
          <l:certificate><l:number>DEAEOF%d/%d</l:number><l:type>%s</l:type>
            <l:status since="01/01/2026">%s</l:status><l:effectiveDate>01/01/2020</l:effectiveDate>
          </l:certificate>
          """
              .formatted(number, i, programme, status));
    }
    return xml + "</l:Operator>";
  }

  private static Supplier<OperatorStream> counting(
      Supplier<OperatorStream> list, AtomicInteger read) {
    return () -> new Counting(list.get(), read);
  }

  /** Lists that grow, shrink, repeat, err and come late. */
  private static final class RandomLists {
    private final Random random;
    private final List<String> records = new ArrayList<>();
    private boolean committed;

    RandomLists(long seed) {
      random = new Random(seed);
    }

    boolean isCommitted() {
      return committed;
    }

    Supplier<OperatorStream> next(int number) {
      committed = random.nextInt(6) > 0;
      for (int i = random.nextInt(number == 1 ? 100 : 8); i > 0; i--) {
        records.add(record());
      }
      for (int i = random.nextInt(4); i > 0 && !records.isEmpty(); i--) {
        records.remove(random.nextInt(records.size()));
      }
      for (int i = random.nextInt(4); i > 0 && !records.isEmpty(); i--) {
        records.set(random.nextInt(records.size()), record());
      }
      if (random.nextInt(12) == 0 && !records.isEmpty()) {
        records.add(records.getFirst());
      }
      if (random.nextInt(4) == 0) {
        Collections.shuffle(records, random);
      }
      boolean late = random.nextInt(8) == 0 && number > 3;
      boolean delta = random.nextInt(5) == 0;
      return list(
          late ? number - 2 : number,
          delta ? "DELTA" : "FULL",
          delta ? some() : List.copyOf(records));
    }

    private List<String> some() {
      return records.stream().filter(each -> random.nextInt(5) == 0).toList();
    }

    private String record() {
      var status = random.nextInt(4) == 0 ? "suspended" : "valid";
      var programme = random.nextInt(30) == 0 ? "AEOX" : "AEOF";
      var xml =
          RememberedListsTest.record(
              random.nextInt(2_000), 1 + random.nextInt(3), status, programme);
      return switch (random.nextInt(100)) {
        case 0 -> "<!-- " + xml + " -->" + xml;
        case 1 -> xml.replace("DEAEOF", "");
        case 2 -> xml.replace("l:number", "l:nomber");
        default -> xml;
      };
    }
  }

  private record Counting(OperatorStream list, AtomicInteger read) implements OperatorStream {
    @Override
    public ListHeader header() {
      return list.header();
    }

    @Override
    public void forEach(Sink sink) {
      list.forEach(new Passing((RememberingSink) sink, read));
    }
  }

  private record Passing(OperatorStream.RememberingSink to, AtomicInteger read)
      implements OperatorStream.RememberingSink {
    @Override
    public boolean knows(RecordDigest record) {
      return to.knows(record);
    }

    @Override
    public void of(@Nullable RecordDigest record) {
      to.of(record);
    }

    @Override
    public void operator(Operator operator) {
      read.incrementAndGet();
      to.operator(operator);
    }

    @Override
    public void gone(Code code) {
      to.gone(code);
    }

    @Override
    public void setAside(SetAside setAside) {
      to.setAside(setAside);
    }
  }
}
