package mra.recognition;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/** Whose codes a country's are. */
final class Profiles {
  private static final int LETTERS = 26;
  private static final Set<String> COUNTRIES = countries();

  /** By a country's two letters. */
  private final @Nullable Terms[] byCountry = new @Nullable Terms[LETTERS * LETTERS];

  Profiles(Collection<PartnerProfile> profiles) {
    for (var profile : profiles) {
      var terms = new Terms(profile);
      for (var country : profile.countries()) {
        byCountry[number(country, 0)] = terms;
      }
    }
  }

  /**
   * Whom to ask. One of our own codes is ours whatever country is declared with it; else the
   * declared country tells, and only without one the letters in front of the code.
   *
   * @param country normalised, null when none was declared
   */
  @Nullable Terms of(DeclaredCode code, @Nullable String country) {
    var byPrefix = of(number(code));
    if (byPrefix != null && byPrefix.isOwn() && byPrefix.grammar().isCode(code)) {
      return byPrefix;
    }
    return country == null ? byPrefix : country.length() == 2 ? of(number(country, 0)) : null;
  }

  /** Why nobody could be asked. */
  static Reason whyNobody(DeclaredCode code, @Nullable String country) {
    if (country == null && number(code) < 0) {
      return Reason.CODE_INCOMPLETE;
    }
    int at = code.countryAt();
    return country != null || COUNTRIES.contains(code.key().substring(at, at + 2))
        ? Reason.COUNTRY_NOT_PARTNER
        : Reason.CODE_MALFORMED;
  }

  private @Nullable Terms of(int number) {
    return number < 0 ? null : byCountry[number];
  }

  /** Negative where no two letters stand. */
  private static int number(DeclaredCode code) {
    var key = code.keyText();
    int at = code.countryAt();
    return key.length() < at + 2 ? -1 : number(key.at(at), key.at(at + 1));
  }

  private static int number(String text, int at) {
    return text.length() < at + 2 ? -1 : number(text.charAt(at), text.charAt(at + 1));
  }

  private static int number(int one, int other) {
    int first = one - 'A';
    int second = other - 'A';
    boolean letters = first >= 0 && first < LETTERS && second >= 0 && second < LETTERS;
    return letters ? first * LETTERS + second : -1;
  }

  /** ISO 3166-1, and XI, under which Northern Ireland's operators stand in the EU's register. */
  private static Set<String> countries() {
    var countries = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
    countries.add("XI");
    return countries;
  }
}
