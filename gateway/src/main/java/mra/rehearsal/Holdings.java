package mra.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import org.jspecify.annotations.Nullable;

/** What the gateway holds of a partner, beside what it should. */
final class Holdings {
  private final Opposite gateway;
  private final String partner;

  Holdings(Opposite gateway, String partner) {
    this.gateway = gateway;
    this.partner = partner;
  }

  /** SHA-256 over all of it. */
  String digest() {
    var digest = Sha256.start();
    gateway.export(partner, line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Canonical lines by code. */
  SortedMap<String, String> lines() {
    var lines = new TreeMap<String, String>();
    gateway.export(
        partner, line -> lines.put(OperatorJson.read(line).code().normalised(), line.strip()));
    return lines;
  }

  /** Null when it is exactly that; else the first difference. */
  @Nullable String difference(Collection<Operator> expected) {
    return difference(lines(expected), lines());
  }

  static SortedMap<String, String> lines(Collection<Operator> operators) {
    var lines = new TreeMap<String, String>();
    operators.forEach(
        each -> lines.put(each.code().normalised(), OperatorJson.write(each).strip()));
    return lines;
  }

  static @Nullable String difference(Map<String, String> expected, Map<String, String> held) {
    for (var one : expected.entrySet()) {
      var is = held.get(one.getKey());
      if (is == null) {
        return one.getKey() + " is not in force";
      }
      if (!is.equals(one.getValue())) {
        return one.getKey() + " is held as " + is + " and was told as " + one.getValue();
      }
    }
    return held.keySet().stream()
        .filter(code -> !expected.containsKey(code))
        .findFirst()
        .map(code -> code + " is in force, and nobody told of it")
        .orElse(null);
  }
}
