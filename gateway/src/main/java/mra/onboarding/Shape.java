package mra.onboarding;

import java.util.Locale;
import java.util.Set;

/** How far the values at a place speak for or against one of our fields. */
final class Shape {
  /** Against all that a name may say. */
  static final int NEVER = -1_000;

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int CODE_MAX = 40;
  private static final int STANDINGS_MAX = 12;
  private static final int PROGRAMMES_MAX = 25;
  private static final int ROLES_MAX = 60;
  private static final int CONSENTS_MAX = 4;

  private Shape() {}

  /** Points for a field of a record. */
  static int ofRecord(String field, Place place, long records) {
    boolean day = !place.dates().isEmpty();
    int different = place.values().size();
    return switch (field) {
      case "standingSince", "validFrom", "validTo" ->
          day || place.counting().isPresent() ? 20 : place.filled() == 0 ? 0 : NEVER;
      case "code" -> day ? NEVER : code(place, records);
      case "standing" ->
          day || different > STANDINGS_MAX ? NEVER : known("standing", place) ? 40 : 0;
      case "programme" ->
          day || different > PROGRAMMES_MAX || known("standing", place)
              ? NEVER
              : different == records && records > 3 ? -60 : 10;
      case "roles" -> day || different > ROLES_MAX ? NEVER : known("roles", place) ? 20 : 0;
      case "consent" -> day || different > CONSENTS_MAX ? NEVER : 10;
      case "address.country" ->
          place.filled() > 0 && COUNTRIES.containsAll(place.values()) ? 20 : -30;
      case "names" ->
          day || place.all("[^\\p{L}]*") ? NEVER : different * 3L < place.filled() ? -40 : 15;
      case "address.postcode", "address.city", "address.region", "address.lines", "office" ->
          day ? NEVER : 10;
      default -> day || place.values().stream().noneMatch(Shape::hasDigit) ? NEVER : 15;
    };
  }

  private static int code(Place place, long records) {
    boolean fits =
        place.values().stream().allMatch(value -> value.length() <= CODE_MAX && hasDigit(value));
    if (!fits || place.filled() == 0) {
      return NEVER;
    }
    int unique = place.unique() ? 20 : -40;
    int always = place.filled() >= records ? 5 : -30;
    return unique + always + (place.all("(?i).*AEO.*") ? 30 : 0);
  }

  private static boolean known(String field, Place place) {
    return place.values().stream().anyMatch(value -> Words.meaning(field, value).isPresent());
  }

  private static boolean hasDigit(String value) {
    return value.chars().anyMatch(Character::isDigit);
  }

  /** Points for a field of the header; CSV has no names there, so values count for more. */
  static int ofHeader(String field, Place place, long records) {
    var value = place.values().isEmpty() ? "" : place.values().getFirst();
    boolean named = !place.steps().getLast().getLast().isEmpty();
    boolean number = value.matches("[0-9]{1,18}") && place.dates().isEmpty();
    boolean moment = !place.dates().isEmpty() || (named && place.counting().isPresent());
    boolean type = Moments.isType(value);
    int points =
        switch (field) {
          case "header.asOf" -> moment ? 90 : NEVER;
          case "header.type" -> type ? (named ? 180 : 90) : number || moment ? NEVER : 0;
          case "header.count" -> number ? (value.equals(Long.toString(records)) ? 90 : 0) : NEVER;
          case "header.sequence" -> number ? 80 : NEVER;
          // Every list has another id, so it has digits; the name of a system rarely does.
          default -> number || moment || type ? -20 : hasDigit(value) ? 85 : 55;
        };
    return named ? points / 3 : points;
  }
}
