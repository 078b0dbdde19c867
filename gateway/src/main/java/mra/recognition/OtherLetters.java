package mra.recognition;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mra.canonical.NameFold;

/**
 * How a name may be written in other letters: without accents, {@code \u00DC} as UE, Greek and
 * Cyrillic as Latin, traditional characters as simplified ones. Two names are the same where they
 * share one form.
 *
 * <p>Signs alone stand for signs, so that Latin and Chinese names cost a look into a table; Greek
 * and Cyrillic ones depend on their neighbours and cost a run of the rules.
 */
final class OtherLetters {
  /** The declaration's longest name field holds 400. */
  private static final int LETTERS_MAX = 400;

  private static final List<SignTable> SIGNS =
      List.of(
          new SignTable("Hant-Hans; Latin-ASCII"),
          new SignTable("Hant-Hans; de-ASCII; Latin-ASCII"));

  /** Standards in use for the Latin spelling of names: Bulgaria's law, BGN/PCGN, ISO 9. */
  private static final List<Transliterator> CYRILLIC =
      rules(
          "Bulgarian-Latin/BGN; Latin-ASCII",
          "Russian-Latin/BGN; Latin-ASCII",
          "Cyrillic-Latin; Latin-ASCII");

  /** ELOT 743, by which Greece and Cyprus write names in Latin letters. */
  private static final List<Transliterator> GREEK = rules("Greek-Latin/UNGEGN; Latin-ASCII");

  private OtherLetters() {}

  /** The other forms of a name, each folded; none where it has no other. */
  static Set<String> of(String name) {
    if (name.length() > LETTERS_MAX || isPlain(name)) {
      return Set.of();
    }
    var forms = new LinkedHashSet<String>();
    var folded = NameFold.of(name);
    add(forms, folded, name);
    forms.remove(folded);
    return forms;
  }

  private static void add(Set<String> forms, String folded, String name) {
    boolean latin = has(folded, UnicodeScript.LATIN);
    boolean greek = has(folded, UnicodeScript.GREEK);
    boolean cyrillic = has(folded, UnicodeScript.CYRILLIC);
    if ((greek || cyrillic) && (latin || greek == cyrillic)) {
      // Whoever mixes them may mean a letter that only looks like another: it stays what it is.
      return;
    }
    if (!greek && !cyrillic) {
      SIGNS.forEach(signs -> forms.add(signs.write(folded)));
      return;
    }
    var composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
    for (var rules : greek ? GREEK : CYRILLIC) {
      forms.add(NameFold.of(rules.transliterate(composed)));
    }
  }

  private static boolean has(String text, UnicodeScript script) {
    return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == script);
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static List<Transliterator> rules(String... ids) {
    var rules = new ArrayList<Transliterator>();
    for (var id : ids) {
      rules.add(Transliterator.getInstance(id));
    }
    return List.copyOf(rules);
  }
}
