package mra.format.schema;

import java.util.Arrays;

/** Character data of one element or attribute, gathered in place and used again for the next. */
public final class Text {
  private char[] chars = new char[256];
  private int from;
  private int to;

  public void clear() {
    from = 0;
    to = 0;
  }

  public void append(char[] source, int start, int length) {
    if (to + length > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(chars.length * 2, to + length));
    }
    System.arraycopy(source, start, chars, to, length);
    to += length;
  }

  public void set(String value) {
    clear();
    int length = value.length();
    if (length > chars.length) {
      chars = new char[Math.max(chars.length * 2, length)];
    }
    value.getChars(0, length, chars, 0);
    to = length;
  }

  public int length() {
    return to - from;
  }

  public char charAt(int index) {
    return chars[from + index];
  }

  public boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (!isSpace(chars[i])) {
        return false;
      }
    }
    return true;
  }

  public boolean is(String other) {
    int length = length();
    if (other.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (chars[from + i] != other.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an array holds these characters from there on. */
  public boolean stands(char[] in, int at) {
    return Arrays.equals(chars, from, to, in, at, at + to - from);
  }

  @Override
  public String toString() {
    return new String(chars, from, to - from);
  }

  boolean matches(TextPattern pattern) {
    return pattern.matches(chars, from, to);
  }

  /** Length as XML Schema counts it: in code points. */
  int codePoints() {
    int count = to - from;
    for (int i = from + 1; i < to; i++) {
      char c = chars[i];
      if (c >= Character.MIN_LOW_SURROGATE
          && Character.isLowSurrogate(c)
          && Character.isHighSurrogate(chars[i - 1])) {
        count--;
      }
    }
    return count;
  }

  /** whiteSpace=replace. */
  void replaceSpace() {
    for (int i = from; i < to; i++) {
      if (isSpace(chars[i])) {
        chars[i] = ' ';
      }
    }
  }

  /** whiteSpace=collapse. */
  void collapseSpace() {
    while (from < to && isSpace(chars[from])) {
      from++;
    }
    while (to > from && isSpace(chars[to - 1])) {
      to--;
    }
    int i = from;
    while (i < to && (chars[i] > ' ' || (chars[i] == ' ' && chars[i - 1] != ' '))) {
      i++;
    }
    if (i < to) {
      collapseFrom(i);
    }
  }

  /** Most texts have nothing to collapse and never come here. */
  private void collapseFrom(int first) {
    int write = first;
    for (int i = first; i < to; i++) {
      boolean space = isSpace(chars[i]);
      if (!space || chars[write - 1] != ' ') {
        chars[write++] = space ? ' ' : chars[i];
      }
    }
    to = write;
  }

  private static boolean isSpace(char c) {
    return c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r');
  }
}
