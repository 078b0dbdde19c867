package mra.recognition;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import mra.partner.CodeForms;
import org.jspecify.annotations.Nullable;

/** How one programme's codes are spelled, and what a trader may have meant by another spelling. */
final class CodeGrammar {
  /**
   * Identifiers whose form the law states: EORI and TCUIN (EU customs data model, an..17), USCC (GB
   * 32100-2015), the Chinese customs registration code.
   */
  private static final Map<String, Pattern> IDENTIFIERS =
      Map.of(
          "EORI", Pattern.compile("[A-Z]{2}(?=.*[0-9])[0-9A-Z]{1,15}"),
          "TCUIN", Pattern.compile("[A-Z]{2}(?=.*[0-9])[0-9A-Z]{1,15}"),
          "USCC", Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}"),
          "CUSTOMS_CODE", Pattern.compile("[0-9]{4}[0-9A-Z]{6}"));

  private final CodeForms forms;

  CodeGrammar(CodeForms forms) {
    this.forms = forms;
  }

  /** Whether an identifier of this type may be declared in place of the code. */
  boolean admits(String identifier) {
    return forms.identifiers().contains(identifier);
  }

  /**
   * What the code may stand for besides itself, likeliest first: an alias of the profile, the code
   * without its literal AEO, without a doubled country, with a country that was left out.
   */
  Set<String> otherSpellings(DeclaredCode code, @Nullable String country) {
    var spellings = new LinkedHashSet<String>();
    spell(spellings, code.key(), country);
    spell(spellings, code.exact(), country);
    spell(spellings, DeclaredCode.withoutMark(code.key()), country);
    return spellings;
  }

  /**
   * Whether {@link #otherSpellings} would find none but the key, as nearly always where a code was
   * typed as it is.
   */
  boolean isSpelledOnlySo(DeclaredCode code, @Nullable String country) {
    var key = code.keyText();
    boolean isDoubled = key.length() > 4 && key.at(0) == key.at(2) && key.at(1) == key.at(3);
    boolean lacksCountry = country != null && !key.startsWith(country);
    return code.isExact()
        && forms.aliases().isEmpty()
        && !(code.isMarked() || isDoubled || lacksCountry);
  }

  /** Whether this is written like a code, in any spelling. */
  boolean isCode(DeclaredCode code) {
    return otherSpellings(code, null).stream().anyMatch(this::isCode);
  }

  /** Whether this is written like a code or an identifier of this programme. */
  boolean isSpelledRight(String text, Matchers matchers) {
    if (matchers.match(forms.pattern(), text) || alias(text) != null) {
      return true;
    }
    for (var type : forms.identifiers()) {
      var form = IDENTIFIERS.get(type);
      if (form != null && matchers.match(form, text)) {
        return true;
      }
    }
    return false;
  }

  private boolean isCode(String text) {
    return forms.pattern().matcher(text).matches() || alias(text) != null;
  }

  /** Whether this has the form that the law gives identifiers of the type. */
  static boolean isIdentifier(String type, String text) {
    var form = IDENTIFIERS.get(type);
    return form != null && form.matcher(text).matches();
  }

  private void spell(Set<String> spellings, String code, @Nullable String country) {
    with(spellings, code);
    if (code.length() > 4 && code.startsWith(code.substring(0, 2), 2)) {
      with(spellings, code.substring(2));
    }
    if (country != null && !code.startsWith(country)) {
      with(spellings, country + code);
    }
  }

  private void with(Set<String> spellings, String code) {
    spellings.add(code);
    var key = alias(code);
    if (key != null) {
      spellings.add(key);
    }
  }

  private @Nullable String alias(String code) {
    for (var alias : forms.aliases()) {
      var matcher = alias.pattern().matcher(code);
      if (matcher.matches()) {
        return matcher.replaceFirst(alias.key());
      }
    }
    return null;
  }
}
