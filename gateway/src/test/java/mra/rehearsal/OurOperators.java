package mra.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import mra.canonical.Address;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.ListType;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** Invented operators of our own programme, and lists of them. */
final class OurOperators {
  static final Instant MORNING = Instant.parse("2026-11-24T03:00:00Z");
  private static final int FIRST = 1_100_000_000;

  private OurOperators() {}

  static String code(int number) {
    return "AEOCN" + (FIRST + number);
  }

  static Operator operator(int number) {
    return operator(number, Standing.VALID);
  }

  static Operator operator(int number, Standing standing) {
    return new Operator(
        "CN",
        Code.of(code(number)),
        new TreeMap<>(),
        List.of(new Name("Sample Trading " + number + " Co., Ltd.", "en")),
        new Address(List.of(number + " Example Road", "Beijing"), null, null, null, "CN"),
        "CN_ADVANCED",
        List.of("EX", "IM"),
        standing,
        LocalDate.of(2024, 5, 1),
        LocalDate.of(2024, 5, 1),
        LocalDate.of(2029, 4, 30),
        null,
        null);
  }

  /** Code, programme and standing only. */
  static Operator bare(int number, Standing standing, @Nullable Consent consent) {
    return new Operator(
        "CN",
        Code.of(code(number)),
        new TreeMap<>(),
        List.of(),
        null,
        "CN_ADVANCED",
        List.of(),
        standing,
        LocalDate.of(2026, 11, 24),
        null,
        null,
        null,
        consent);
  }

  static TheirList list(ListType type, long sequence, Operator... operators) {
    return list(type, sequence, MORNING.plusSeconds(sequence), operators);
  }

  static TheirList list(ListType type, long sequence, Instant asOf, Operator... operators) {
    return new TheirList(
        "CN-2026-%s-%d".formatted(type, sequence), type, sequence, asOf, List.of(operators));
  }
}
