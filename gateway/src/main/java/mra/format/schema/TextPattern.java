package mra.format.schema;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/**
 * A pattern in the dialect of XML Schema, matched in time linear in the text whatever the pattern
 * is; safe to share.
 */
public final class TextPattern {
  private static final int ASCII = 128;

  private final String source;
  private final Automaton automaton;

  /** Ascending first code points of the classes that no leaf tells apart. */
  private final int[] classes;

  private final byte[] classOfAscii = new byte[ASCII];

  private TextPattern(String source, Automaton automaton, int[] classes) {
    this.source = source;
    this.automaton = automaton;
    this.classes = classes;
    for (int c = 0; c < ASCII; c++) {
      classOfAscii[c] = (byte) search(c);
    }
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static TextPattern of(String pattern) {
    try {
      return compile(pattern);
    } catch (Unsupported wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }

  static TextPattern compile(String pattern) {
    var parser = new PatternParser(pattern);
    var expression = parser.parse();
    var classes = classes(parser.leaves());
    var labels = parser.leaves().stream().map(leaf -> label(leaf, classes)).toArray(BitSet[]::new);
    return new TextPattern(pattern, Automaton.of(expression, labels, classes.length), classes);
  }

  private static int[] classes(List<CodePoints> leaves) {
    var starts = new TreeSet<Integer>();
    starts.add(0);
    leaves.forEach(leaf -> Arrays.stream(leaf.bounds()).forEach(starts::add));
    starts.remove(Character.MAX_CODE_POINT + 1);
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private static BitSet label(CodePoints leaf, int[] classes) {
    var label = new BitSet();
    for (int i = 0; i < classes.length; i++) {
      label.set(i, leaf.contains(classes[i]));
    }
    return label;
  }

  public boolean matches(String text) {
    return matches(text.toCharArray(), 0, text.length());
  }

  boolean matches(char[] text, int from, int to) {
    int state = 0;
    for (int i = from; i < to; i++) {
      int c = text[i];
      if (c >= Character.MIN_HIGH_SURROGATE && i + 1 < to && Character.isHighSurrogate((char) c)) {
        c = Character.toCodePoint((char) c, text[++i]);
      }
      state = step(state, c);
      if (state == Automaton.NOWHERE) {
        return false;
      }
    }
    return automaton.accepting()[state];
  }

  private int step(int state, int codePoint) {
    return automaton.step(
        state, codePoint < ASCII ? classOfAscii[codePoint] & 0xff : search(codePoint));
  }

  private int search(int codePoint) {
    int at = Arrays.binarySearch(classes, codePoint);
    return at >= 0 ? at : -at - 2;
  }

  /** As it was written. */
  @Override
  public String toString() {
    return source;
  }
}
