package mra.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private final Reading reading;
  private final String partner;
  private final @Nullable Scalar change;
  private final @Nullable Scalar code;
  private final Map<String, Scalar> identifiers;
  private final List<Source> names;
  private final List<Source> lines;
  private final @Nullable Scalar city;
  private final @Nullable Scalar postcode;
  private final @Nullable Scalar region;
  private final @Nullable Scalar country;
  private final @Nullable Scalar programme;
  private final List<Source> roles;
  private final @Nullable Scalar standing;
  private final @Nullable DateScalar standingSince;
  private final @Nullable DateScalar validFrom;
  private final @Nullable DateScalar validTo;
  private final @Nullable Scalar office;
  private final @Nullable Scalar consent;

  RecordReader(Plan plan, Reading reading, String partner) {
    this.reading = reading;
    this.partner = partner;
    this.change = plan.change();
    this.code = plan.text("code");
    this.identifiers = plan.identifiers();
    this.names = plan.list(Words.NAMES);
    this.lines = plan.list(Words.LINES);
    this.city = plan.text("address.city");
    this.postcode = plan.text("address.postcode");
    this.region = plan.text("address.region");
    this.country = plan.text("address.country");
    this.programme = plan.text("programme");
    this.roles = plan.list(Words.ROLES);
    this.standing = plan.text("standing");
    this.standingSince = plan.date("standingSince");
    this.validFrom = plan.date("validFrom");
    this.validTo = plan.date("validTo");
    this.office = plan.text("office");
    this.consent = plan.text("consent");
  }

  Operator operator() {
    return new Operator(
        partner,
        needed("code", code()),
        identifiers(),
        names(),
        address(),
        needed("programme", text(programme)),
        texts(roles),
        needed("standing", standing()),
        standingSince(),
        date(validFrom),
        date(validTo),
        text(office),
        consent());
  }

  Extract extract() {
    return new Extract(
        partner,
        code(),
        identifiers(),
        names(),
        address(),
        text(programme),
        texts(roles),
        standing(),
        standingSince(),
        date(validFrom),
        date(validTo),
        text(office),
        consent());
  }

  /** Whether the record tells that its operator is gone. */
  boolean deletes() {
    return change != null
        && needed(Words.CHANGE, word(change, RecordChange::valueOf)) == RecordChange.DELETE;
  }

  Code goneCode() {
    return needed("code", code());
  }

  @Nullable Code code() {
    var text = text(code);
    return text == null ? null : Code.of(text);
  }

  @Nullable Standing standing() {
    return word(standing, Standing::valueOf);
  }

  private @Nullable Consent consent() {
    return word(consent, Consent::valueOf);
  }

  private <E> @Nullable E word(@Nullable Scalar scalar, Function<String, E> words) {
    var text = text(scalar);
    if (text == null) {
      return null;
    }
    try {
      return words.apply(text);
    } catch (IllegalArgumentException unknown) {
      throw new Misfit(
          Fault.CODE_VALUE_UNMAPPED,
          scalar == null ? "" : scalar.at(),
          "'" + Shown.of(text) + "' is none of our words");
    }
  }

  @Nullable LocalDate standingSince() {
    return date(standingSince);
  }

  private @Nullable LocalDate date(@Nullable DateScalar scalar) {
    return scalar == null ? null : scalar.read(reading);
  }

  private @Nullable String text(@Nullable Scalar scalar) {
    return scalar == null ? null : scalar.read(reading);
  }

  private SortedMap<String, String> identifiers() {
    var found = new TreeMap<String, String>();
    for (var identifier : identifiers.entrySet()) {
      var value = identifier.getValue().read(reading);
      if (value != null) {
        found.put(identifier.getKey(), value);
      }
    }
    return found;
  }

  private List<Name> names() {
    var found = new ArrayList<Name>(2);
    for (var source : names) {
      source.read(reading, (text, lang) -> found.add(new Name(text, lang)));
    }
    return found;
  }

  private List<String> texts(List<Source> sources) {
    var found = new ArrayList<String>(4);
    for (var source : sources) {
      source.read(reading, (text, lang) -> found.add(text));
    }
    return found;
  }

  private @Nullable Address address() {
    var address =
        new Address(texts(lines), text(city), text(postcode), text(region), text(country));
    // What the table itself states, a country perhaps, does not make an address.
    boolean sent =
        !address.lines().isEmpty()
            || isSent(city, address.city())
            || isSent(postcode, address.postcode())
            || isSent(region, address.region())
            || isSent(country, address.country());
    return sent ? address : null;
  }

  private static boolean isSent(@Nullable Scalar scalar, @Nullable String value) {
    return value != null && scalar != null && scalar.isRead();
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new Misfit(Fault.FIELD_MISSING, field, "it is empty");
    }
    return value;
  }
}
