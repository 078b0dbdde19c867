package mra.format.schema;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;

/**
 * A deterministic automaton, so that checking costs one step a symbol whatever the sender writes.
 *
 * @param symbols size of the alphabet
 * @param next state after (state * symbols + symbol), or {@link #NOWHERE}
 * @param accepting by state; the first state is 0
 */
record Automaton(int symbols, int[] next, boolean[] accepting) {
  static final int NOWHERE = -1;

  private static final int CELLS_MAX = 2_000_000;

  /**
   * @param labels the symbols that each leaf of the expression stands for
   */
  static Automaton of(Expression expression, BitSet[] labels, int symbols) {
    var nfa = new Nfa();
    int start = nfa.state();
    int end = nfa.state();
    nfa.add(expression, start, end);
    return new Determiniser(nfa, labels, symbols).run(start, end);
  }

  int step(int state, int symbol) {
    return next[state * symbols + symbol];
  }

  int states() {
    return accepting.length;
  }

  /** The subset construction. */
  private static final class Determiniser {
    private final Nfa nfa;
    private final BitSet[] labels;
    private final int symbols;
    private final HashMap<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> sets = new ArrayList<>();

    Determiniser(Nfa nfa, BitSet[] labels, int symbols) {
      this.nfa = nfa;
      this.labels = labels;
      this.symbols = symbols;
    }

    Automaton run(int start, int end) {
      var rows = new ArrayList<int[]>();
      number(single(start));
      for (int i = 0; i < sets.size(); i++) {
        rows.add(row(sets.get(i)));
      }
      var next = new int[rows.size() * symbols];
      var accepting = new boolean[rows.size()];
      for (int i = 0; i < rows.size(); i++) {
        System.arraycopy(rows.get(i), 0, next, i * symbols, symbols);
        accepting[i] = sets.get(i).get(end);
      }
      return new Automaton(symbols, next, accepting);
    }

    private int[] row(BitSet states) {
      var targets = new BitSet[symbols];
      states.stream()
          .mapToObj(nfa::moves)
          .flatMap(List::stream)
          .forEach(move ->
              labels[move.leaf()].stream()
                  .forEach(symbol -> {
                    if (targets[symbol] == null) {
                      targets[symbol] = new BitSet();
                    }
                    targets[symbol].set(move.to());
                  }));
      var row = new int[symbols];
      for (int symbol = 0; symbol < symbols; symbol++) {
        row[symbol] = targets[symbol] == null ? NOWHERE : number(targets[symbol]);
      }
      return row;
    }

    private int number(BitSet states) {
      var closed = nfa.closure(states);
      var known = numbers.get(closed);
      if (known != null) {
        return known;
      }
      if ((long) (sets.size() + 1) * symbols > CELLS_MAX) {
        throw new Unsupported("a pattern or content model too large for a table");
      }
      numbers.put(closed, sets.size());
      sets.add(closed);
      return sets.size() - 1;
    }

    private static BitSet single(int state) {
      var set = new BitSet();
      set.set(state);
      return set;
    }
  }
}
