package mra.recognition;

import static mra.recognition.Synthetic.code;
import static mra.recognition.Synthetic.eori;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.partner.Agreement.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What traders type, of each hundred: seventy codes as listed, ten in another spelling, ten EORI
 * numbers, four unknown codes, one that is no code, five empty or {@code NO}. Four of five declare
 * the country beside it, three of ten the name, one of thirty another name.
 */
final class Declared {
  /** Far apart from each other, so that caches help neither side; coprime to any usual size. */
  private static final long STRIDE = 7_368_787;

  private Declared() {}

  /** In a list of so many: one of fifty is suspended, one of forty expired, the rest is good. */
  static Operator operator(int i) {
    var operator = Synthetic.operator(i);
    if (i % 50 == 0) {
      return operator.with(Standing.SUSPENDED, LocalDate.of(2026, 5, 1));
    }
    return i % 40 == 7 ? operator.validUntil(LocalDate.of(2025, 12, 31)) : operator;
  }

  /** From all over the list. */
  static List<Question> hostile(int operators, int count) {
    var questions = new Question[count];
    for (int i = 0; i < count; i++) {
      questions[i] = question(i, (int) (i * STRIDE % operators));
    }
    return List.of(questions);
  }

  /** Nine of ten are about one operator of a hundred, as traders come again. */
  static List<Question> skewed(int operators, int count) {
    var questions = new Question[count];
    for (int i = 0; i < count; i++) {
      long far = i * STRIDE;
      int whom = (int) (i % 10 == 9 ? far % operators : far % (operators / 100) * 100 + 3);
      questions[i] = question(i, whom);
    }
    return List.of(questions);
  }

  private static Question question(int i, int whom) {
    // Spread over each hundred, else kinds would come in runs that a processor foresees.
    int kind = i * 37 % 100;
    var typed = kind < 70 ? code(whom) : kind < 80 ? spelled(code(whom), kind) : other(whom, kind);
    var country = i % 5 == 0 ? null : "DE";
    var party = new Party(PartyRole.CONSIGNOR, country, typed, name(i, whom));
    return new Question("D" + i, Flow.IMPORT, null, List.of(party));
  }

  private static String spelled(String code, int kind) {
    return switch (kind % 5) {
      case 0 -> code.toLowerCase(Locale.ROOT);
      case 1 -> "AEO<" + code + ">";
      case 2 -> code.substring(0, 2) + " " + code.substring(2, 6) + " " + code.substring(6);
      case 3 -> code.substring(0, 6) + "-" + code.substring(6);
      default -> " " + code + " ";
    };
  }

  private static String other(int whom, int kind) {
    if (kind < 90) {
      return eori(whom);
    }
    if (kind < 94) {
      return "DEAEOC" + code(whom).substring(6);
    }
    return kind == 94 ? "DE TRADING " : kind % 2 == 0 ? "" : "NO";
  }

  private static @Nullable String name(int i, int whom) {
    return switch (i % 30) {
      case 0, 1, 2, 10, 11, 12, 20, 21, 22 -> "Muster " + whom + " Handels-GmbH";
      case 15 -> "Beispiel " + whom + " AG";
      default -> null;
    };
  }
}
