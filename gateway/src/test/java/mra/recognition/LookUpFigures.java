package mra.recognition;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import mra.canonical.Operator;

/** Look-ups in the index and in a map of objects, over the same operators and keys. */
public final class LookUpFigures {
  /** Far apart from each other, so that caches help neither side; coprime to any usual size. */
  private static final int STRIDE = 7_368_787;

  private LookUpFigures() {}

  /** The index of so many operators with four keys each. */
  public static Part index(int operators) {
    return Synthetic.part(operators);
  }

  /** The same as a map by each key. */
  public static Map<String, Operator> map(int operators) {
    var map = new HashMap<String, Operator>();
    for (int i = 0; i < operators; i++) {
      var operator = Synthetic.operator(i);
      map.put(operator.code().normalised(), operator);
      operator.identifiers().values().forEach(value -> map.put(value, operator));
    }
    return map;
  }

  public static String[] keys(int operators, int count) {
    var keys = new String[count];
    for (int i = 0; i < count; i++) {
      keys[i] = Synthetic.code((int) ((long) i * STRIDE % operators));
    }
    return keys;
  }

  /** Sum of the lengths of what was found: the work that both sides must agree on. */
  public static long find(Part index, String[] keys) {
    long sum = 0;
    for (var key : keys) {
      sum += index.find(key.getBytes(StandardCharsets.UTF_8)).row().code().length();
    }
    return sum;
  }

  public static long find(Map<String, Operator> map, String[] keys) {
    long sum = 0;
    for (var key : keys) {
      sum += Objects.requireNonNull(map.get(key)).code().normalised().length();
    }
    return sum;
  }
}
