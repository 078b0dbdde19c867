package mra.format.schema;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Thompson's construction: an expression as states with silent and labelled moves. */
final class Nfa {
  /** Bounded repetition is unrolled; a schema that needs more than this is refused. */
  static final int STATES_MAX = 50_000;

  private final List<List<Integer>> silent = new ArrayList<>();
  private final List<List<Move>> moves = new ArrayList<>();

  record Move(int leaf, int to) {}

  /** Adds what the expression accepts between two states. */
  void add(Expression expression, int from, int to) {
    switch (expression) {
      case Expression.Empty() -> silent.get(from).add(to);
      case Expression.Leaf(int number) -> moves.get(from).add(new Move(number, to));
      case Expression.Choice(var parts) -> parts.forEach(part -> add(part, from, to));
      case Expression.Sequence(var parts) -> {
        int at = from;
        for (var part : parts) {
          at = append(part, at);
        }
        silent.get(at).add(to);
      }
      case Expression.Repeat(var part, int min, int max) -> repeat(part, min, max, from, to);
    }
  }

  private void repeat(Expression part, int min, int max, int from, int to) {
    int at = from;
    for (int i = 0; i < min; i++) {
      at = append(part, at);
    }
    if (max == Expression.UNBOUNDED) {
      int loop = state();
      silent.get(at).add(loop);
      add(part, loop, loop);
      at = loop;
    } else {
      for (int i = min; i < max; i++) {
        silent.get(at).add(to);
        at = append(part, at);
      }
    }
    silent.get(at).add(to);
  }

  private int append(Expression part, int from) {
    int next = state();
    add(part, from, next);
    return next;
  }

  int state() {
    if (silent.size() == STATES_MAX) {
      throw new Unsupported("a repetition or choice too large to unroll");
    }
    silent.add(new ArrayList<>());
    moves.add(new ArrayList<>());
    return silent.size() - 1;
  }

  /** All states reached silently. */
  BitSet closure(BitSet states) {
    var reached = (BitSet) states.clone();
    var waiting = new ArrayList<Integer>();
    states.stream().forEach(waiting::add);
    while (!waiting.isEmpty()) {
      for (int next : silent.get(waiting.removeLast())) {
        if (!reached.get(next)) {
          reached.set(next);
          waiting.add(next);
        }
      }
    }
    return reached;
  }

  List<Move> moves(int state) {
    return moves.get(state);
  }
}
