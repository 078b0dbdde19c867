package mra.rehearsal;

import java.util.Iterator;
import java.util.Map;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import mra.canonical.Operator;

/** The enterprises that stand otherwise since their re-validation job was decided. */
final class Decided {
  private final Map<String, Operator> byCode = new TreeMap<>();

  void put(Operator enterprise) {
    byCode.put(enterprise.code().normalised(), enterprise);
  }

  /** The register, as it is since. */
  Iterator<Operator> since(Iterator<Operator> register) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(register, 0), false)
        .map(each -> byCode.getOrDefault(each.code().normalised(), each))
        .iterator();
  }
}
