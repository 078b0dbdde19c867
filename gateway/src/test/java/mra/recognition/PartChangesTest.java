package mra.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes laid over an index answer as one built anew. */
class PartChangesTest {
  private static final int OPERATORS = 5_000;

  @Test
  void manySmallChangesEqualARebuild() {
    var random = new Random(7);
    var latest = new ArrayList<Entry>();
    for (int i = 0; i < OPERATORS; i++) {
      latest.add(entry(random, i));
    }
    var changed = built(latest);
    for (int round = 0; round < 200; round++) {
      changed = changed.plus(change(random, latest));
    }

    var rebuilt = built(latest);
    assertThat(changed.operators()).isEqualTo(rebuilt.operators());
    for (int i = 0; i < OPERATORS + 100; i++) {
      assertThat(seen(changed, "C" + i)).isEqualTo(seen(rebuilt, "C" + i));
      assertThat(seen(changed, "E" + i)).isEqualTo(seen(rebuilt, "E" + i));
    }
    assertThat(changed.bytes()).isLessThan(2 * rebuilt.bytes());
  }

  @Test
  void theNewerListIsKept() {
    var newer = new ListRef("LIST-2", Instant.parse("2026-11-24T00:00:00Z"));
    var part = built(List.of()).statedBy(newer).plus(List.of(entry(new Random(1), 1)));

    assertThat(part.list()).isEqualTo(newer);
  }

  @Test
  void anUrgentListIsNamedUntilANewerOneConfirmsIt() {
    var last = list("LIST-1", "2026-11-24T00:00:00Z");
    var urgent = list("URGENT-1", "2026-11-24T09:00:00Z");
    var told = AnOperator.anOperator("EU", "C1").operator();
    var part =
        built(List.of(Entry.of(told), AnOperator.anOperator("EU", "C2").entry()))
            .statedBy(last)
            .plus(List.of(new Entry(told, true, null, urgent)));

    assertThat(named(part, "C1")).isEqualTo(urgent);
    assertThat(named(part, "C2")).isEqualTo(last);
    assertThat(part.list()).as("by which freshness is judged").isEqualTo(last);
    assertThat(named(part.plus(List.of(Entry.of(told))), "C1")).isEqualTo(last);

    var between = list("LIST-2", "2026-11-24T08:00:00Z");
    assertThat(named(part.statedBy(between), "C1")).isEqualTo(urgent);
    var newer = list("LIST-3", "2026-11-24T10:00:00Z");
    assertThat(named(part.statedBy(newer), "C1")).isEqualTo(newer);
  }

  private static ListRef list(String id, String asOf) {
    return new ListRef(id, Instant.parse(asOf));
  }

  private static @Nullable ListRef named(Part part, String code) {
    return part.listOf(Look.row(part, code).code());
  }

  private static Part built(List<Entry> entries) {
    var builder = Part.builder();
    entries.forEach(builder::add);
    return builder.build(null);
  }

  private static List<Entry> change(Random random, List<Entry> latest) {
    var changes = new ArrayList<Entry>();
    for (int n = random.nextInt(40); n > 0; n--) {
      int i = random.nextInt(latest.size() + 1);
      var entry = entry(random, i);
      changes.add(entry);
      if (i == latest.size()) {
        latest.add(entry);
      } else {
        latest.set(i, entry);
      }
    }
    return changes;
  }

  private static Entry entry(Random random, int i) {
    var operator =
        AnOperator.anOperator("EU", "C" + i)
            .identified("EORI", "E" + random.nextInt(OPERATORS))
            .programme("P" + random.nextInt(20))
            .named("N" + random.nextInt(1_000));
    return random.nextInt(10) == 0 ? operator.absent().entry() : operator.entry();
  }

  private static TreeSet<String> seen(Part part, String key) {
    var seen = new TreeSet<String>();
    for (var match = Look.up(part, key); !match.atEnd(); match.advance()) {
      var row = Look.row(match);
      seen.add(
          String.join(
              " ", row.code(), row.matched(), row.programme(), String.valueOf(row.present())));
    }
    return seen;
  }
}
