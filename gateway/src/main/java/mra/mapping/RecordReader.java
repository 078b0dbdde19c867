package mra.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import mra.canonical.Address;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.Extract;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Fills canonical records from the fields under its {@link Reading}; the only place that knows
 * both.
 */
final class RecordReader {
  private final Plan plan;
  private final Reading reading;
  private final String partner;

  RecordReader(Plan plan, Reading reading, String partner) {
    this.plan = plan;
    this.reading = reading;
    this.partner = partner;
  }

  Operator operator() {
    return new Operator(
        partner,
        needed("code", code()),
        identifiers(),
        names(),
        address(),
        needed("programme", text("programme")),
        texts(Words.ROLES),
        needed("standing", standing()),
        date("standingSince"),
        date("validFrom"),
        date("validTo"),
        text("office"),
        consent());
  }

  Extract extract() {
    return new Extract(
        partner,
        code(),
        identifiers(),
        names(),
        address(),
        text("programme"),
        texts(Words.ROLES),
        standing(),
        date("standingSince"),
        date("validFrom"),
        date("validTo"),
        text("office"),
        consent());
  }

  @Nullable Code code() {
    var text = text("code");
    return text == null ? null : Code.of(text);
  }

  @Nullable Standing standing() {
    return word("standing", Standing::valueOf);
  }

  private @Nullable Consent consent() {
    return word("consent", Consent::valueOf);
  }

  private <E> @Nullable E word(String field, Function<String, E> words) {
    var text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return words.apply(text);
    } catch (IllegalArgumentException unknown) {
      throw new Misfit(
          Fault.CODE_VALUE_UNMAPPED, field, "'" + Shown.of(text) + "' is none of our words");
    }
  }

  @Nullable LocalDate date(String field) {
    var scalar = plan.date(field);
    return scalar == null ? null : scalar.read(reading);
  }

  private @Nullable String text(String field) {
    var scalar = plan.text(field);
    return scalar == null ? null : scalar.read(reading);
  }

  private SortedMap<String, String> identifiers() {
    var found = new TreeMap<String, String>();
    plan.identifiers()
        .forEach((type, scalar) -> {
          var value = scalar.read(reading);
          if (value != null) {
            found.put(type, value);
          }
        });
    return found;
  }

  private List<Name> names() {
    var names = new ArrayList<Name>(2);
    for (var source : plan.list(Words.NAMES)) {
      source.read(reading, (text, lang) -> names.add(new Name(text, lang)));
    }
    return names;
  }

  private List<String> texts(String field) {
    var texts = new ArrayList<String>(4);
    for (var source : plan.list(field)) {
      source.read(reading, (text, lang) -> texts.add(text));
    }
    return texts;
  }

  /** What the table itself states, a country perhaps, does not make an address. */
  private @Nullable Address address() {
    var lines = texts(Words.LINES);
    var city = text("address.city");
    var postcode = text("address.postcode");
    var region = text("address.region");
    var country = text("address.country");
    boolean sent =
        !lines.isEmpty()
            || isSent("address.city", city)
            || isSent("address.postcode", postcode)
            || isSent("address.region", region)
            || isSent("address.country", country);
    return sent ? new Address(lines, city, postcode, region, country) : null;
  }

  private boolean isSent(String field, @Nullable String value) {
    var scalar = plan.text(field);
    return value != null && scalar != null && scalar.isRead();
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new Misfit(Fault.FIELD_MISSING, field, "it is empty");
    }
    return value;
  }
}
