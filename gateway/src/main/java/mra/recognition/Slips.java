package mra.recognition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A declared code, to be compared with many: how many slips of the hand lie between. A slip is a
 * sign too many, too few or wrong, or two in each other's place.
 */
final class Slips {
  static final int MAX = 2;

  /**
   * What one sign is taken for another by the eye: O and 0, I, L and 1, S and 5, B and 8, Z and 2.
   */
  private static final byte[] SEEN = seen();

  private final byte[] declared;
  private final byte[] seenDeclared;
  private final int[][] rows;

  Slips(String declared) {
    this.declared = declared.getBytes(StandardCharsets.UTF_8);
    this.seenDeclared = look(this.declared.clone(), this.declared.length);
    this.rows = new int[3][Layout.KEY_MAX + 2];
  }

  boolean isTooLong() {
    return declared.length > Layout.KEY_MAX;
  }

  /** Whether both look the same, however many signs differ. Leaves {@code code} as it is seen. */
  boolean looksLike(byte[] code, int length) {
    return length == declared.length
        && Arrays.equals(seenDeclared, 0, length, look(code, length), 0, length);
  }

  /**
   * Optimal string alignment, given up once it must exceed {@link #MAX}.
   *
   * @return more than MAX where more than that lie between
   */
  int to(byte[] code, int length) {
    if (Math.abs(length - declared.length) > MAX) {
      return MAX + 1;
    }
    int start = Arrays.mismatch(declared, 0, declared.length, code, 0, length);
    return start < 0 ? 0 : from(start, code, length);
  }

  private int from(int start, byte[] code, int length) {
    int width = length - start;
    int[] before = rows[0];
    int[] last = rows[1];
    int[] row = rows[2];
    for (int j = 0; j <= width; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= declared.length - start; i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= width; j++) {
        row[j] = cell(before, last, row, code, start, i, j);
        least = Math.min(least, row[j]);
      }
      if (least > MAX) {
        return MAX + 1;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[width];
  }

  private int cell(int[] before, int[] last, int[] row, byte[] code, int start, int i, int j) {
    byte mine = declared[start + i - 1];
    byte theirs = code[start + j - 1];
    int best = Math.min(last[j - 1] + (mine == theirs ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && mine == code[start + j - 2] && declared[start + i - 2] == theirs;
    return swapped ? Math.min(best, before[j - 2] + 1) : best;
  }

  private static byte[] look(byte[] code, int length) {
    for (int i = 0; i < length; i++) {
      code[i] = code[i] < 0 ? code[i] : SEEN[code[i]];
    }
    return code;
  }

  private static byte[] seen() {
    var seen = new byte[128];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = (byte) i;
    }
    var pairs = "O0I1L1S5B8Z2";
    for (int i = 0; i < pairs.length(); i += 2) {
      seen[pairs.charAt(i)] = (byte) pairs.charAt(i + 1);
    }
    return seen;
  }
}
