package mra.recognition;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Matches texts one after the other by the same patterns, without garbage. For one thread. */
final class Matchers {
  /** Profiles have fewer patterns; those of profiles that are gone are let go so. */
  private static final int MAX = 100;

  private final Map<Pattern, Matcher> matchers = new IdentityHashMap<>();

  boolean match(Pattern pattern, String text) {
    var matcher = matchers.get(pattern);
    if (matcher == null) {
      if (matchers.size() == MAX) {
        matchers.clear();
      }
      matcher = pattern.matcher("");
      matchers.put(pattern, matcher);
    }
    return matcher.reset(text).matches();
  }
}
