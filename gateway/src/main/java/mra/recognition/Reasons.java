package mra.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sets of reasons as bits, so that the rules weigh many operators without making garbage. */
final class Reasons {
  private static final Reason[] ALL = Reason.values();
  private static final List<List<Reason>> ALONE = Arrays.stream(ALL).map(List::of).toList();

  static final int NONE = 0;

  private Reasons() {}

  /** The order of the rules is that of the words. */
  @SuppressWarnings("EnumOrdinal")
  static int of(Reason reason) {
    return 1 << reason.ordinal();
  }

  static int when(boolean holds, Reason reason) {
    return holds ? of(reason) : NONE;
  }

  /** In the order of the rules. */
  static List<Reason> list(int deciding, int notes) {
    if (notes == NONE && Integer.bitCount(deciding) == 1) {
      return ALONE.get(Integer.numberOfTrailingZeros(deciding));
    }
    var list = new ArrayList<Reason>(4);
    add(list, deciding);
    add(list, notes);
    return list;
  }

  private static void add(List<Reason> list, int reasons) {
    for (int left = reasons; left != NONE; left &= left - 1) {
      list.add(ALL[Integer.numberOfTrailingZeros(left)]);
    }
  }
}
