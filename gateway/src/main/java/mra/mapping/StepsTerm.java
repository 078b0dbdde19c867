package mra.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression says of the way from their text to ours.
 *
 * @param empty texts that mean that there is nothing
 * @param places the part of it that counts, as {@code from-to}
 * @param between the part of it that counts, by what stands around it
 * @param strip characters to leave out
 * @param letters upper or lower, as our text has them
 * @param fill what theirs is filled with; to a width of 0 where it is that of the path
 * @param pad what ours is filled with
 * @param prefix beginning that is exchanged
 */
record StepsTerm(
    List<String> empty,
    @Nullable String places,
    @Nullable Part between,
    @Nullable String strip,
    @Nullable String letters,
    @Nullable Fill fill,
    @Nullable Fill pad,
    @Nullable Prefix prefix) {
  static final StepsTerm NONE = new StepsTerm(List.of(), null, null, null, null, null, null, null);

  boolean hasPart() {
    return places != null || between != null;
  }

  /**
   * From their text to the form that they write.
   *
   * @param width of the field that holds it; 0 when it has none
   * @throws IllegalArgumentException saying what is wrong
   */
  List<TextStep> before(int width) {
    var steps = new ArrayList<TextStep>();
    if (!empty.isEmpty()) {
      steps.add(new TextStep.Empty(Set.copyOf(empty)));
    }
    if (places != null) {
      steps.add(Part.of(places));
    }
    if (between != null) {
      steps.add(between);
    }
    if (strip != null) {
      steps.add(new TextStep.Strip(strip));
    }
    if (letters != null) {
      steps.add(new TextStep.Case(letters.equals("upper")));
    }
    if (fill != null) {
      int to = fill.to() > 0 ? fill.to() : width;
      if (to == 0) {
        throw new IllegalArgumentException("fill: only a field of fixed width needs no 'to'");
      }
      steps.add(new Fill(to, fill.with(), fill.left(), false));
    }
    return List.copyOf(steps);
  }

  /** From the form that they write to our text. */
  List<TextStep> after() {
    var steps = new ArrayList<TextStep>();
    if (pad != null) {
      steps.add(pad);
    }
    // Behind the filling, for what numbers begin with is no part of their width.
    if (prefix != null) {
      steps.add(prefix);
    }
    return List.copyOf(steps);
  }
}
