package mra.api;

import java.util.List;
import mra.canonical.Change;
import mra.registry.Story;
import mra.registry.Told;
import org.jspecify.annotations.Nullable;

/**
 * What was believed of one operator, page by page.
 *
 * @param code normalised, whatever spelling was asked for
 * @param zone whose clock the story tells
 * @param after ask for the next page with it; null on the last one
 */
record HistoryView(
    String partner, String code, String zone, List<StepView> versions, @Nullable Integer after) {

  /**
   * @param change null when only marked or unmarked, or when it is what is left of an older version
   * @param kept whether it is what is left of an older version
   * @param differences from what was believed of its time before
   * @param story null where it is kept
   */
  record StepView(
      int number,
      @Nullable Change change,
      boolean kept,
      OperatorView version,
      List<DifferenceView> differences,
      Story.@Nullable Sentence story) {}

  record DifferenceView(String field, @Nullable String from, @Nullable String to) {}

  static StepView step(Told told, Story story) {
    return new StepView(
        told.number(),
        told.change(),
        told.isKept(),
        OperatorView.of(told.version(), null),
        told.differences().stream()
            .map(each -> new DifferenceView(each.field().key(), each.from(), each.to()))
            .toList(),
        story.of(told));
  }
}
