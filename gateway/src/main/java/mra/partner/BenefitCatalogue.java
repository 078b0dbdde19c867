package mra.partner;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What benefits are called, and those our own law gives our own operators. Which of them a
 * partner's operators have stands in its agreements: the two are never mixed.
 *
 * @param texts by code, of those that agreements may grant
 */
public record BenefitCatalogue(Map<String, Text> texts, List<Own> own) {
  static final BenefitCatalogue EMPTY = new BenefitCatalogue(Map.of(), List.of());

  public BenefitCatalogue {
    texts = Map.copyOf(texts);
    own = List.copyOf(own);
  }

  /**
   * @param source the legal text, or that it is configuration
   */
  public record Text(String en, String zh, String source) {}

  /**
   * A benefit of our own operators.
   *
   * @param programme that has it
   * @param from first day, home calendar
   * @param to last day, null while open
   */
  public record Own(
      String code, String programme, LocalDate from, @Nullable LocalDate to, Text text) {

    public boolean isGranted(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
  }
}
