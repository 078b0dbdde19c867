package mra.mapping;

import java.util.List;
import mra.partner.Place;
import org.jspecify.annotations.Nullable;

/**
 * One expression of the mapping language, as written.
 *
 * @param at path; null for a constant, a join or a repetition
 * @param each path of what repeats
 * @param join paths whose texts are put together with {@code with}
 * @param toldBy content or receipt, where the document itself does not tell
 * @param check standard of the check digit that must hold
 * @param split separator of several values in one text
 * @param literal whether it is written as a number, true or false
 * @param fallback when there is no value
 * @param text within a repetition, the value's path
 * @param lang within names, where the language is told
 */
record Term(
    Place place,
    @Nullable String at,
    @Nullable String each,
    List<String> join,
    String with,
    @Nullable String constant,
    @Nullable String toldBy,
    @Nullable String codes,
    @Nullable DateTerm date,
    StepsTerm steps,
    @Nullable String pattern,
    @Nullable String check,
    @Nullable String split,
    boolean literal,
    @Nullable String fallback,
    @Nullable When when,
    @Nullable String text,
    @Nullable Term lang) {

  /** The value counts only where the text at a path is one of these. */
  record When(String at, List<String> is) {}

  static Term path(Place place, String path) {
    return new Term(
        place,
        path,
        null,
        List.of(),
        "",
        null,
        null,
        null,
        null,
        StepsTerm.NONE,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null);
  }
}
