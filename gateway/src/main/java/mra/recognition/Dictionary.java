package mra.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mra.fault.Fault;
import mra.fault.Refused;

/** The few different values of a column, numbered; numbers never change, so that copies agree. */
final class Dictionary<T> {
  private final String column;
  private final int max;
  private final List<T> values;
  private final Map<T, Integer> numbers;

  Dictionary(String column, int max) {
    this(column, max, new ArrayList<>(), new HashMap<>());
  }

  private Dictionary(String column, int max, List<T> values, Map<T, Integer> numbers) {
    this.column = column;
    this.max = max;
    this.values = values;
    this.numbers = numbers;
  }

  Dictionary<T> copy() {
    return new Dictionary<>(column, max, new ArrayList<>(values), new HashMap<>(numbers));
  }

  T value(int number) {
    return values.get(number);
  }

  int number(T value) {
    var known = numbers.get(value);
    if (known != null) {
      return known;
    }
    if (values.size() == max) {
      throw new Refused(Fault.LIMIT_EXCEEDED, column, "more than " + max + " different values");
    }
    values.add(value);
    numbers.put(value, values.size() - 1);
    return values.size() - 1;
  }
}
