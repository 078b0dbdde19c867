package mra.format.schema;

import java.util.List;

/** A regular expression over numbered leaves: elements of a content model or sets of characters. */
sealed interface Expression {

  record Empty() implements Expression {}

  record Leaf(int number) implements Expression {}

  record Sequence(List<Expression> parts) implements Expression {}

  /** None of no parts ever matches. */
  record Choice(List<Expression> parts) implements Expression {}

  /**
   * @param max {@link #UNBOUNDED} for no bound
   */
  record Repeat(Expression part, int min, int max) implements Expression {}

  int UNBOUNDED = -1;
}
