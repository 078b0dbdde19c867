package mra.onboarding;

import java.util.stream.Collectors;

/**
 * Places that hold few values, which is how codes look in a language whose words are not known.
 * Such a place may tell standing, level or role, so that its absence is never taken for certain.
 */
final class FewValues {
  private static final int DIFFERENT_MAX = 12;
  private static final int PLACES_SHOWN = 4;
  private static final int VALUES_SHOWN = 6;

  private FewValues() {}

  /** The end of a question that names those which no line reads; empty where there are none. */
  static String asked(Places places, Matches matches, String what) {
    var found =
        places.record().stream()
            .filter(place -> !matches.uses(place) && isFew(place))
            .limit(PLACES_SHOWN)
            .map(FewValues::shown)
            .collect(Collectors.joining("; "));
    return found.isEmpty() ? "" : " " + found + ": is " + what + " told there?";
  }

  private static boolean isFew(Place place) {
    int different = place.values().size();
    return different > 1
        && different <= DIFFERENT_MAX
        && different * 2L <= place.filled()
        && place.dates().isEmpty();
  }

  private static String shown(Place place) {
    return "%s has %d values (%s)"
        .formatted(
            Yaml.comment(place.path()),
            place.values().size(),
            place.values().stream()
                .limit(VALUES_SHOWN)
                .map(Yaml::comment)
                .collect(Collectors.joining(", ")));
  }
}
