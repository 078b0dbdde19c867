package mra.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sets of reasons as bits, so that the rules weigh many operators without making garbage. */
final class Reasons {
  private static final Reason[] ALL = Reason.values();
  private static final List<List<Reason>> ALONE = Arrays.stream(ALL).map(List::of).toList();

  /** One that decides and one that accompanies it. */
  private static final List<List<Reason>> PAIRS =
      Arrays.stream(ALL)
          .flatMap(one -> Arrays.stream(ALL).map(other -> List.of(one, other)))
          .toList();

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

  @SuppressWarnings("EnumOrdinal")
  static List<Reason> list(Reason only) {
    return ALONE.get(only.ordinal());
  }

  /** In the order of the rules. */
  static List<Reason> list(int deciding, int notes) {
    int count = Integer.bitCount(deciding) + Integer.bitCount(notes);
    if (count == 1 && notes == NONE) {
      return ALONE.get(Integer.numberOfTrailingZeros(deciding));
    }
    if (count == 2 && Integer.bitCount(notes) == 1) {
      int pair =
          Integer.numberOfTrailingZeros(deciding) * ALL.length
              + Integer.numberOfTrailingZeros(notes);
      return PAIRS.get(pair);
    }
    var list = new ArrayList<Reason>(count);
    add(list, deciding);
    add(list, notes);
    return List.copyOf(list);
  }

  private static void add(List<Reason> list, int reasons) {
    for (int left = reasons; left != NONE; left &= left - 1) {
      list.add(ALL[Integer.numberOfTrailingZeros(left)]);
    }
  }
}
