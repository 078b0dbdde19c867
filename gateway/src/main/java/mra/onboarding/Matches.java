package mra.onboarding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which place of a sample is which field of ours: the best pair first, each place once. */
final class Matches {
  static final List<String> HEADER =
      List.of("header.id", "header.type", "header.sequence", "header.asOf", "header.count");

  static final List<String> IDENTIFIERS =
      List.of(
          "identifiers.EORI",
          "identifiers.TCUIN",
          "identifiers.USCC",
          "identifiers.CUSTOMS_CODE",
          "identifiers.UEN",
          "identifiers.UID",
          "identifiers.BRN",
          "identifiers.NIF");

  static final List<String> FIELDS =
      List.of(
          "code",
          "identifiers",
          "names",
          "address.lines",
          "address.city",
          "address.postcode",
          "address.region",
          "address.country",
          "programme",
          "roles",
          "standing",
          "standingSince",
          "validFrom",
          "validTo",
          "office",
          "consent");

  private static final Set<String> PLURAL = Set.of("names", "address.lines", "roles");
  private static final int LEAST = 55;

  private final List<Match> found = new ArrayList<>();

  private Matches() {}

  static Matches of(Places places, long records) {
    var matches = new Matches();
    var pairs = new ArrayList<Match>();
    for (var place : places.header()) {
      for (var field : HEADER) {
        add(field, place, Shape.ofHeader(field, place, records), pairs);
      }
    }
    var fields = new ArrayList<>(FIELDS);
    fields.addAll(IDENTIFIERS);
    fields.remove("identifiers");
    for (var place : places.record()) {
      for (var field : fields) {
        add(field, place, Shape.ofRecord(field, place, records), pairs);
      }
    }
    matches.choose(pairs);
    if (matches.of("code").isEmpty()) {
      matches.guessCode(places);
    }
    return matches;
  }

  private static void add(String field, Place place, int shape, List<Match> pairs) {
    int named = Words.likeness(field, place.steps());
    boolean speaks = named > 0 || shape >= LEAST;
    boolean repeated = place.group() != null && place.within().equals(".");
    int score = named + shape - (repeated && !PLURAL.contains(field) ? 60 : 0);
    if (speaks && score >= LEAST) {
      pairs.add(new Match(field, place, score));
    }
  }

  private void choose(List<Match> pairs) {
    var places = new HashSet<Place>();
    var fields = new HashSet<String>();
    pairs.sort(Comparator.comparingInt(Match::score).reversed());
    for (var pair : pairs) {
      boolean free = PLURAL.contains(pair.field()) || !fields.contains(pair.field());
      if (free && places.add(pair.place())) {
        fields.add(pair.field());
        found.add(pair);
      }
    }
  }

  /** Without a code there is no table, so better a guess that is marked as one. */
  private void guessCode(Places places) {
    places.record().stream()
        .filter(place -> !uses(place) && Shape.ofRecord("code", place, place.filled()) > 0)
        .max(Comparator.comparingLong(Place::filled))
        .ifPresent(place -> found.add(new Match("code", place, 0)));
  }

  Optional<Match> of(String field) {
    return all(field).stream().findFirst();
  }

  /** In the order of the sample's own places where there may be several. */
  List<Match> all(String field) {
    return found.stream().filter(match -> match.field().equals(field)).toList();
  }

  /** Whether a line of the table reads it. */
  boolean uses(Place place) {
    return found.stream().anyMatch(match -> match.place().equals(place));
  }

  /** What each makes an operator of its own: a repetition within the record that has the code. */
  @Nullable String per() {
    var code = all("code");
    if (code.isEmpty()) {
      return null;
    }
    var place = code.getFirst().place();
    return place.within().equals(".") ? null : place.group();
  }
}
