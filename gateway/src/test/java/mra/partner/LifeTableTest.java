package mra.partner;

import static mra.partner.LifeState.DRAFT;
import static mra.partner.LifeState.LIVE;
import static mra.partner.LifeState.PAUSED;
import static mra.partner.LifeState.REHEARSED;
import static mra.partner.LifeState.RETIRED;
import static mra.partner.LifeState.SHADOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The one table of a partner's life, every pair of states and every permission of it. */
class LifeTableTest {
  /** Rows are where it is, columns where it is to go; persons, and R where a report is needed. */
  private static final String MOVES =
      """
                DRAFT REHEARSED SHADOW LIVE PAUSED RETIRED
      DRAFT     -     1R        -      -    -      2
      REHEARSED -     1R        1      -    -      2
      SHADOW    -     1         -      2    -      2
      LIVE      -     -         -      -    1      2
      PAUSED    -     -         -      1    -      2
      RETIRED   1     -         -      -    -      -
      """;

  /** Moves that an operator may make; an admin may make each. */
  private static final Set<LifeMove> OF_OPERATORS = Set.of(LifeMove.PAUSE, LifeMove.RESUME);

  @Test
  void everyPairOfStatesIsAMoveOrNone() {
    var table = new StringBuilder();
    var states = List.of(LifeState.values());
    for (var from : states) {
      table.append(from.name());
      states.forEach(to -> table.append(' ').append(cell(from, to)));
      table.append('\n');
    }
    var expected = MOVES.lines().skip(1).map(line -> line.strip().replaceAll(" +", " ")).toList();
    assertThat(table.toString().lines()).containsExactlyElementsOf(expected);
  }

  private static String cell(LifeState from, LifeState to) {
    return LifeMove.between(from, to)
        .map(move -> move.persons() + (move.isProven() ? "R" : ""))
        .orElse("-");
  }

  @Test
  void noTwoMovesLeadFromOneStateToTheSameOne() {
    for (var from : LifeState.values()) {
      assertThat(LifeMove.from(from)).extracting(LifeMove::to).doesNotHaveDuplicates();
    }
  }

  @Test
  void adminsMayAllAndOperatorsWhatHasToBeDoneAtNight() {
    for (var move : LifeMove.values()) {
      assertThat(move.roles())
          .isEqualTo(OF_OPERATORS.contains(move) ? Set.of("ADMIN", "OPERATOR") : Set.of("ADMIN"));
    }
  }

  @Test
  void noMoveThatLetsMoreOperatorsBeRecognisedIsOnePersonsExceptResuming() {
    var alone =
        Arrays.stream(LifeMove.values())
            .filter(move -> move.to().recognised() && move.persons() < 2)
            .toList();
    assertThat(alone).containsExactly(LifeMove.RESUME);
  }

  @Test
  void eachStatePermitsWhatTheTableSays() {
    var permitted = new TreeMap<LifeState, String>();
    for (var state : LifeState.values()) {
      permitted.put(state, permits(state));
    }
    assertThat(permitted)
        .isEqualTo(
            Map.of(
                DRAFT, "",
                REHEARSED, "",
                SHADOW, "exchanges brought",
                LIVE, "exchanges brought told seen recognised",
                PAUSED, "exchanges brought told seen",
                RETIRED, ""));
  }

  @Test
  void whoeverIsRecognisedIsSeenAndWhoeverIsSeenIsExchangedWith() {
    for (var state : LifeState.values()) {
      assertThat(!state.recognised() || state.seen()).isTrue();
      assertThat(!state.seen() || state.exchanges()).isTrue();
      assertThat(!state.told() || state.exchanges()).isTrue();
    }
  }

  private static String permits(LifeState state) {
    var all =
        Map.of(
            "1 exchanges", state.exchanges(),
            "2 brought", state.brought(),
            "3 told", state.told(),
            "4 seen", state.seen(),
            "5 recognised", state.recognised());
    return all.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .sorted()
        .map(name -> name.substring(2))
        .collect(Collectors.joining(" "));
  }
}
