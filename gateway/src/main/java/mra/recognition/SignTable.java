package mra.recognition;

import com.ibm.icu.text.Transliterator;
import java.util.concurrent.atomic.AtomicReferenceArray;
import mra.canonical.NameFold;

/**
 * A transliteration sign by sign, each looked up once: rules that know no neighbours may be asked
 * for one sign alone, and a list of a million names has a few thousand signs.
 */
final class SignTable {
  private final Transliterator rules;
  private final AtomicReferenceArray<String> written =
      new AtomicReferenceArray<>(Character.MAX_VALUE + 1);

  SignTable(String id) {
    rules = Transliterator.getInstance(id);
  }

  String write(String text) {
    var out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= '~' || Character.isSurrogate(c)) {
        out.append(c);
      } else {
        out.append(write(c));
      }
    }
    return out.toString();
  }

  private String write(char c) {
    var known = written.get(c);
    if (known == null) {
      known = NameFold.of(rules.transliterate(String.valueOf(c)));
      written.set(c, known);
    }
    return known;
  }
}
