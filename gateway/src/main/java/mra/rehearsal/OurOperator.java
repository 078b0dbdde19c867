package mra.rehearsal;

import static mra.fault.Fault.CODE_VALUE_UNMAPPED;
import static mra.fault.Fault.VALUE_INVALID;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mra.canonical.Address;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** One of our operators, gathered while an administration reads its record. */
final class OurOperator {
  private static final int CODE_LENGTH = 15;

  private final SortedMap<String, String> identifiers = new TreeMap<>();
  private final List<Name> names = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> roles = new ArrayList<>();
  @Nullable String code;
  @Nullable String city;
  @Nullable String postcode;
  @Nullable String region;
  @Nullable String country;
  @Nullable String programme;
  @Nullable Standing standing;
  @Nullable LocalDate standingSince;
  @Nullable LocalDate validFrom;
  @Nullable LocalDate validTo;
  @Nullable String office;
  @Nullable Consent consent;

  void uscc(@Nullable String number) {
    if (number != null) {
      identifiers.put("USCC", number);
    }
  }

  void name(@Nullable String text, @Nullable String lang) {
    if (text != null) {
      names.add(new Name(text, lang));
    }
  }

  void line(@Nullable String text) {
    if (text != null) {
      lines.add(text);
    }
  }

  void role(String role) {
    roles.add(role);
  }

  Operator finished() {
    if (code == null || code.length() != CODE_LENGTH || !code.startsWith("AEOCN")) {
      throw new Refused(VALUE_INVALID, "code", "no operator of China's");
    }
    if (programme == null || standing == null) {
      throw new Refused(VALUE_INVALID, code, "programme or standing is missing");
    }
    return new Operator(
        "CN",
        Code.of(code),
        identifiers,
        names,
        address(),
        programme,
        roles,
        standing,
        standingSince,
        validFrom,
        validTo,
        office,
        consent);
  }

  private @Nullable Address address() {
    return lines.isEmpty() && city == null && postcode == null && region == null && country == null
        ? null
        : new Address(lines, city, postcode, region, country);
  }

  /** What their word means. */
  static <T> T meaning(Map<String, T> words, @Nullable String word) {
    var meaning = word == null ? null : words.get(word);
    if (meaning == null) {
      throw new Refused(CODE_VALUE_UNMAPPED, "", "a word that is none of theirs");
    }
    return meaning;
  }

  static @Nullable LocalDate day(@Nullable String text, DateTimeFormatter format) {
    try {
      return text == null ? null : LocalDate.parse(text, format);
    } catch (DateTimeException e) {
      throw new Refused(VALUE_INVALID, "", "no day", e);
    }
  }
}
