package mra.format.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the regular expressions of XML Schema part 2, appendix F: always anchored, {@code ^} and
 * {@code $} are ordinary characters, no groups to capture and nothing lazy.
 */
final class PatternParser {
  private static final int COUNT_MAX = 10_000;

  private final int[] pattern;
  private final List<CodePoints> leaves = new ArrayList<>();
  private int at;

  PatternParser(String pattern) {
    this.pattern = pattern.codePoints().toArray();
  }

  Expression parse() {
    var expression = choice();
    if (at < pattern.length) {
      throw wrong("unexpected " + Character.toString(pattern[at]));
    }
    return expression;
  }

  /** The sets that the leaves of the expression stand for, by their number. */
  List<CodePoints> leaves() {
    return leaves;
  }

  private Expression choice() {
    var branches = new ArrayList<Expression>();
    do {
      branches.add(branch());
    } while (take('|'));
    return branches.size() == 1 ? branches.getFirst() : new Expression.Choice(branches);
  }

  private Expression branch() {
    var pieces = new ArrayList<Expression>();
    while (at < pattern.length && pattern[at] != '|' && pattern[at] != ')') {
      pieces.add(quantified(atom()));
    }
    return new Expression.Sequence(pieces);
  }

  private Expression quantified(Expression atom) {
    if (take('?')) {
      return new Expression.Repeat(atom, 0, 1);
    }
    if (take('*')) {
      return new Expression.Repeat(atom, 0, Expression.UNBOUNDED);
    }
    if (take('+')) {
      return new Expression.Repeat(atom, 1, Expression.UNBOUNDED);
    }
    return take('{') ? counted(atom) : atom;
  }

  private Expression counted(Expression atom) {
    int min = number();
    int max = min;
    if (take(',')) {
      max = at < pattern.length && pattern[at] == '}' ? Expression.UNBOUNDED : number();
    }
    need('}');
    if (max != Expression.UNBOUNDED && max < min) {
      throw wrong("a repetition whose bounds are reversed");
    }
    return new Expression.Repeat(atom, min, max);
  }

  private int number() {
    int from = at;
    int value = 0;
    while (at < pattern.length && pattern[at] >= '0' && pattern[at] <= '9') {
      value = Math.min(value * 10 + pattern[at++] - '0', COUNT_MAX + 1);
    }
    if (from == at || value > COUNT_MAX) {
      throw wrong("a repetition count from 0 to " + COUNT_MAX + " is expected");
    }
    return value;
  }

  private Expression atom() {
    int c = pattern[at];
    if (take('(')) {
      var inner = choice();
      need(')');
      return inner;
    }
    if (c == '[') {
      return leaf(set());
    }
    if ("?*+{}])".indexOf(c) >= 0) {
      throw wrong("unexpected " + Character.toString(c));
    }
    at++;
    return leaf(
        switch (c) {
          case '.' -> CharacterClasses.anyButLineEnd();
          case '\\' -> escape();
          default -> CodePoints.range(c, c);
        });
  }

  /** {@code [a-z-[aeiou]]}: members, perhaps negated, perhaps with another set taken away. */
  private CodePoints set() {
    need('[');
    boolean negated = take('^');
    var members = CodePoints.NONE;
    CodePoints without = CodePoints.NONE;
    int from = at;
    while (!take(']')) {
      if (at > from && looksAt('-') && at + 1 < pattern.length && pattern[at + 1] == '[') {
        at++;
        without = set();
        need(']');
        break;
      }
      members = members.or(members());
    }
    return (negated ? members.not() : members).minus(without);
  }

  private CodePoints members() {
    if (at >= pattern.length) {
      throw wrong("a set without its end");
    }
    int first = pattern[at++];
    if (first == '[') {
      throw wrong("[ within a set must be escaped");
    }
    var single = first == '\\' ? escape() : CodePoints.range(first, first);
    boolean range =
        looksAt('-') && at + 1 < pattern.length && pattern[at + 1] != ']' && pattern[at + 1] != '[';
    if (!range) {
      return single;
    }
    at++;
    int last = pattern[at++];
    var end = last == '\\' ? escape() : CodePoints.range(last, last);
    if (!isOne(single) || !isOne(end) || end.bounds()[0] < single.bounds()[0]) {
      throw wrong("a range whose bounds are not two ascending characters");
    }
    return CodePoints.range(single.bounds()[0], end.bounds()[0]);
  }

  private static boolean isOne(CodePoints set) {
    return set.bounds().length == 2 && set.bounds()[1] == set.bounds()[0] + 1;
  }

  private CodePoints escape() {
    if (at >= pattern.length) {
      throw wrong("a backslash at the end");
    }
    int letter = pattern[at++];
    if (letter != 'p' && letter != 'P') {
      return CharacterClasses.escape(letter);
    }
    need('{');
    var name = new StringBuilder();
    while (at < pattern.length && pattern[at] != '}') {
      name.appendCodePoint(pattern[at++]);
    }
    need('}');
    var category = CharacterClasses.category(name.toString());
    return letter == 'p' ? category : category.not();
  }

  private Expression leaf(CodePoints set) {
    leaves.add(set);
    return new Expression.Leaf(leaves.size() - 1);
  }

  private boolean looksAt(char c) {
    return at < pattern.length && pattern[at] == c;
  }

  private boolean take(char c) {
    boolean there = looksAt(c);
    at += there ? 1 : 0;
    return there;
  }

  private void need(char c) {
    if (!take(c)) {
      throw wrong(c + " is expected");
    }
  }

  private Unsupported wrong(String what) {
    return new Unsupported("pattern, character " + (at + 1) + ": " + what);
  }
}
