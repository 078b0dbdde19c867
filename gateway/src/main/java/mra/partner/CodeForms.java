package mra.partner;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a programme's codes are written. Kept as data because most of these grammars are inferred,
 * not published.
 *
 * @param pattern a whole normalised code of this programme
 * @param aliases other spellings people declare, tried in order
 * @param identifiers identifier types that may be declared in place of the code, for example EORI
 */
public record CodeForms(Pattern pattern, List<Alias> aliases, List<String> identifiers) {

  /**
   * Another spelling.
   *
   * @param pattern a whole normalised declared text
   * @param key the code it stands for, with {@code $1} for the groups of the pattern
   */
  public record Alias(Pattern pattern, String key) {}
}
