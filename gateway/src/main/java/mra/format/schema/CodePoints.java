package mra.format.schema;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A set of code points as an inversion list: ascending bounds where membership flips, the first one
 * being the first member.
 */
record CodePoints(int[] bounds) {
  static final CodePoints NONE = new CodePoints(new int[0]);
  static final CodePoints ALL = range(0, Character.MAX_CODE_POINT);

  static CodePoints range(int first, int last) {
    return new CodePoints(new int[] {first, last + 1});
  }

  static CodePoints of(String members) {
    return members.codePoints().mapToObj(c -> range(c, c)).reduce(NONE, CodePoints::or);
  }

  static CodePoints where(IntPredicate member) {
    var bounds = new int[64];
    int size = 0;
    boolean inside = false;
    for (int c = 0; c <= Character.MAX_CODE_POINT + 1; c++) {
      boolean now = c <= Character.MAX_CODE_POINT && member.test(c);
      if (now != inside) {
        bounds = size == bounds.length ? Arrays.copyOf(bounds, size * 2) : bounds;
        bounds[size++] = c;
        inside = now;
      }
    }
    return new CodePoints(Arrays.copyOf(bounds, size));
  }

  boolean contains(int codePoint) {
    int at = Arrays.binarySearch(bounds, codePoint);
    return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
  }

  CodePoints or(CodePoints other) {
    return merge(other, (a, b) -> a || b);
  }

  CodePoints minus(CodePoints other) {
    return merge(other, (a, b) -> a && !b);
  }

  CodePoints not() {
    return ALL.minus(this);
  }

  private CodePoints merge(CodePoints other, Rule rule) {
    var out = new int[bounds.length + other.bounds.length];
    int size = 0;
    int i = 0;
    int j = 0;
    boolean inside = false;
    while (i < bounds.length || j < other.bounds.length) {
      int a = i < bounds.length ? bounds[i] : Integer.MAX_VALUE;
      int b = j < other.bounds.length ? other.bounds[j] : Integer.MAX_VALUE;
      int at = Math.min(a, b);
      i += a == at ? 1 : 0;
      j += b == at ? 1 : 0;
      boolean now = rule.member(i % 2 == 1, j % 2 == 1);
      if (now != inside) {
        out[size++] = at;
        inside = now;
      }
    }
    return new CodePoints(Arrays.copyOf(out, size));
  }

  private interface Rule {
    boolean member(boolean here, boolean there);
  }
}
