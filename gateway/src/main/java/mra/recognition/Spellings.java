package mra.recognition;

import java.util.LinkedHashSet;
import java.util.List;
import mra.canonical.Code;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/** What a code as somebody typed it may stand for at one partner, as recognition reads it. */
public final class Spellings {
  private Spellings() {}

  /**
   * Codes, likeliest first: as written, then every other spelling that is understood.
   *
   * @return empty when nothing was typed
   */
  public static List<String> of(PartnerProfile partner, String typed) {
    var code = DeclaredCode.of(typed);
    return code == null ? List.of() : of(new CodeGrammar(partner.codes()), code, null);
  }

  /**
   * The code it is in the partner's own spelling; as written when it is none in any.
   *
   * @param country as declared beside it
   */
  public static String likeliest(PartnerProfile partner, String typed, @Nullable String country) {
    var code = DeclaredCode.of(typed);
    if (code == null) {
      return Code.normalise(typed);
    }
    var pattern = partner.codes().pattern();
    return of(new CodeGrammar(partner.codes()), code, country(country)).stream()
        .filter(spelling -> pattern.matcher(spelling).matches())
        .findFirst()
        .orElseGet(code::exact);
  }

  /** Without what people put between the characters, as keys are compared. */
  public static String folded(String spelling) {
    return Spelling.fold(spelling);
  }

  static List<String> of(CodeGrammar grammar, DeclaredCode code, @Nullable String country) {
    var spellings = new LinkedHashSet<String>();
    spellings.add(code.exact());
    spellings.add(code.key());
    spellings.addAll(grammar.otherSpellings(code, country));
    return List.copyOf(spellings);
  }

  /** As it is compared; null when none was declared. */
  static @Nullable String country(@Nullable String declared) {
    var letters = declared == null ? "" : Code.normalise(declared);
    return letters.isEmpty() ? null : letters;
  }
}
