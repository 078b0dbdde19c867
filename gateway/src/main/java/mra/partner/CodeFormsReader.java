package mra.partner;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code codes}. */
final class CodeFormsReader {

  private static final Pattern UNREAD = Pattern.compile("(?!)");
  private static final Pattern GROUP = Pattern.compile("\\$(.?)");

  private CodeFormsReader() {}

  static CodeForms read(Section codes) {
    return new CodeForms(
        codes.read("pattern", UNREAD, CodePattern::compile),
        codes.items("aliases").stream().map(CodeFormsReader::alias).toList(),
        List.copyOf(codes.texts("identifiers")));
  }

  private static CodeForms.Alias alias(Section alias) {
    var pattern = alias.read("pattern", UNREAD, CodePattern::compile);
    var key = alias.read("key", "", text -> expectGroups(text, pattern));
    return new CodeForms.Alias(pattern, key);
  }

  private static String expectGroups(String key, Pattern pattern) {
    int groups = pattern.matcher("").groupCount();
    Matcher references = GROUP.matcher(key);
    while (references.find()) {
      var digit = references.group(1);
      boolean known = digit.matches("[1-9]") && Integer.parseInt(digit) <= groups;
      if (!known && pattern != UNREAD) {
        throw new IllegalArgumentException(
            "names $" + digit + ", but the pattern has " + groups + " groups");
      }
    }
    return key;
  }
}
