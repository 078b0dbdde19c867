package mra.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mra.canonical.Operator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random changes and look-ups, a million in two runs, compared with hash maps. */
class IndexModelTest {
  private static final int OPERATIONS = 500_000;

  /** Small enough for codes to come again and for identifiers to be shared. */
  private static final int CODES = 20_000;

  private static final int FIRMS = 8_000;

  /** At once, at most. */
  private static final int CHANGES = 500;

  private final Map<String, Operator> byCode = new HashMap<>();
  private final Map<String, Set<String>> byFirm = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_124})
  void theIndexKnowsWhatTheMapsKnow(long seed) {
    var random = new Random(seed);
    var part = Part.builder().build(null);
    for (int done = 0; done < OPERATIONS; ) {
      int changes = random.nextInt(CHANGES);
      part = part.plus(Stream.generate(() -> changed(random)).limit(changes).toList());
      for (int looks = 0; looks < 10 * changes; looks++) {
        look(part, random);
      }
      done += 11 * changes;
    }
    assertThat(part.operators()).isEqualTo(byCode.size());
  }

  private Entry changed(Random random) {
    var code = "C" + random.nextInt(CODES);
    var firm = "F" + random.nextInt(FIRMS);
    var operator =
        AnOperator.anOperator("EU", code)
            .identified("EORI", firm)
            .programme("P" + random.nextInt(9))
            .operator();
    var old = byCode.put(code, operator);
    if (old != null) {
      byFirm.getOrDefault(old.identifiers().get("EORI"), new HashSet<>()).remove(code);
    }
    byFirm.computeIfAbsent(firm, key -> new HashSet<>()).add(code);
    return Entry.of(operator);
  }

  private void look(Part part, Random random) {
    var code = "C" + random.nextInt(CODES * 2);
    var operator = byCode.get(code);
    var match = Look.up(part, code);
    assertThat(match.atEnd()).isEqualTo(operator == null);
    if (operator != null) {
      assertThat(Look.row(match).programme()).isEqualTo(operator.programme());
    }
    var firm = "F" + random.nextInt(FIRMS * 2);
    assertThat(codes(part, firm)).isEqualTo(byFirm.getOrDefault(firm, Set.of()));
  }

  private static Set<String> codes(Part part, String key) {
    var codes = new TreeSet<String>();
    for (var match = Look.up(part, key); !match.atEnd(); match.advance()) {
      assertThat(codes.add(Look.row(match).code())).isTrue();
    }
    return codes;
  }
}
