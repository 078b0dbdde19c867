package mra.format.schema;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which child may come next, as a table; the state is kept by the reader. */
final class ContentModel {
  static final ContentModel EMPTY = ContentModel.of(new Expression.Empty(), List.of());

  private final boolean[] accepting;
  private final Move[][] moves;

  /** Every element of the model once, in the order of the schema. */
  private final List<ElementPlan> elements;

  record Move(ElementPlan element, int to) {}

  private ContentModel(boolean[] accepting, Move[][] moves, List<ElementPlan> elements) {
    this.accepting = accepting;
    this.moves = moves;
    this.elements = elements;
  }

  /** Leaf n of the expression is the n-th element. */
  static ContentModel of(Expression expression, List<ElementPlan> elements) {
    var labels = new BitSet[elements.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = new BitSet();
      labels[i].set(i);
    }
    var automaton = Automaton.of(expression, labels, elements.size());
    var moves = new Move[automaton.states()][];
    for (int state = 0; state < moves.length; state++) {
      moves[state] = movesFrom(state, automaton, elements);
    }
    return new ContentModel(automaton.accepting(), moves, elements);
  }

  private static Move[] movesFrom(int state, Automaton automaton, List<ElementPlan> elements) {
    return IntStream.range(0, elements.size())
        .filter(symbol -> automaton.step(state, symbol) != Automaton.NOWHERE)
        .mapToObj(symbol -> new Move(elements.get(symbol), automaton.step(state, symbol)))
        .toArray(Move[]::new);
  }

  @Nullable Move move(int state, String namespace, String name) {
    for (var move : moves[state]) {
      if (move.element.is(namespace, name)) {
        return move;
      }
    }
    return null;
  }

  /** Whether the element, once it came, may come any number of times more to no other effect. */
  boolean repeats(String namespace, String name) {
    var first = IntStream.range(0, moves.length).mapToObj(state -> move(state, namespace, name));
    return first.filter(Objects::nonNull).allMatch(move -> staysAt(move.to, namespace, name));
  }

  private boolean staysAt(int state, String namespace, String name) {
    var next = move(state, namespace, name);
    return next != null && next.to == state;
  }

  boolean mayEnd(int state) {
    return accepting[state];
  }

  /** What could come at this state, for people. */
  String expected(int state) {
    var names = new StringJoiner(", ");
    for (var move : moves[state]) {
      names.add(move.element.name());
    }
    if (accepting[state]) {
      names.add("the end");
    }
    return names.toString();
  }

  List<ElementPlan> elements() {
    return elements;
  }
}
