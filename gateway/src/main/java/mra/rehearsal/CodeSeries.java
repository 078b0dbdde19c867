package mra.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Codes like one that is known, which a pattern admits. Which characters may stand where is tried
 * out, so that any pattern will do: what it does not admit in one place is never written there.
 */
final class CodeSeries {
  private static final String DIGITS = "0123456789";
  private static final String LETTERS_TOO = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** Enough digits for every register; the rest of the code stays as it is known. */
  private static final int PLACES_MAX = 6;

  private final String like;
  private final Pattern pattern;
  private final List<Place> places;

  /**
   * Where a code varies.
   *
   * @param admitted characters, at least two
   */
  private record Place(int at, String admitted) {}

  private CodeSeries(String like, Pattern pattern, List<Place> places) {
    this.like = like;
    this.pattern = pattern;
    this.places = List.copyOf(places);
  }

  /** Digits vary where there are enough of them, letters too where there are not. */
  static CodeSeries of(String like, Pattern pattern) {
    var digits = places(like, pattern, DIGITS);
    return new CodeSeries(
        like, pattern, digits.size() >= PLACES_MAX ? digits : places(like, pattern, LETTERS_TOO));
  }

  private static List<Place> places(String like, Pattern pattern, String letters) {
    var places = new ArrayList<Place>();
    for (int at = like.length() - 1; at >= 0 && places.size() < PLACES_MAX; at--) {
      if (letters.indexOf(like.charAt(at)) >= 0) {
        var admitted = admitted(like, at, pattern, letters);
        if (admitted.length() > 1) {
          places.add(new Place(at, admitted));
        }
      }
    }
    return places;
  }

  private static String admitted(String like, int at, Pattern pattern, String letters) {
    var admitted = new StringBuilder();
    for (char letter : letters.toCharArray()) {
      if (pattern.matcher(with(like, at, letter)).matches()) {
        admitted.append(letter);
      }
    }
    return admitted.toString();
  }

  private static String with(String code, int at, char letter) {
    return code.substring(0, at) + letter + code.substring(at + 1);
  }

  /** The code with this number; null where the pattern has none. */
  @Nullable String code(int number) {
    var code = like;
    int rest = number;
    for (var place : places) {
      int radix = place.admitted().length();
      code = with(code, place.at(), place.admitted().charAt(rest % radix));
      rest /= radix;
    }
    return rest == 0 && pattern.matcher(code).matches() ? code : null;
  }
}
