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
    return "DEAEOF%07d/%02d".formatted(i, i % 100);
  }

  static String eori(int i) {
    return "DE%015d".formatted(i * 7L);
  }

  static Operator operator(int i) {
    return AnOperator.anOperator("EU", code(i))
        .identified("EORI", eori(i))
        .identified("TCUIN", "TC%013d".formatted(i))
        .identified("VAT", "ATU%09d".formatted(i))
        .named("Muster " + i + " Handels GmbH", "Muster Trading " + i)
        .roles("EX", "FW")
        .operator();
  }
}
