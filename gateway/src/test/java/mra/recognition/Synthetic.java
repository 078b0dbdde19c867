package mra.recognition;

import mra.canonical.Operator;

/** Any number of invented operators with four keys and two names each. */
final class Synthetic {
  private Synthetic() {}

  static Part part(int operators) {
    var builder = Part.builder();
    for (int i = 0; i < operators; i++) {
      builder.add(Entry.of(operator(i)));
    }
    return builder.build(null);
  }

  static String code(int i) {
    return "DEAEOF" + digits(i, 7) + "/" + digits(i % 100, 2);
  }

  static String eori(int i) {
    return "DE" + digits(i * 7L, 15);
  }

  /** A million of them are made by the formatter in half a minute. */
  private static String digits(long number, int count) {
    var digits = Long.toString(number);
    return "0".repeat(count - digits.length()) + digits;
  }

  static Operator operator(int i) {
    return AnOperator.anOperator("EU", code(i))
        .identified("EORI", eori(i))
        .identified("TCUIN", "TC" + digits(i, 13))
        .identified("VAT", "ATU" + digits(i, 9))
        .named("Muster " + i + " Handels GmbH", "Muster Trading " + i)
        .roles("EX", "FW")
        .operator();
  }
}
