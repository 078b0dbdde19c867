package mra.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalLong;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Document;
import org.jspecify.annotations.Nullable;

/** Reads the header; whatever is wrong with it refuses the list. */
final class HeaderReader {
  private static final int ID_MAX = 64;
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2199-12-31T23:59:59Z");

  private final Plan plan;
  private final Document document;
  private final ZoneId zone;

  HeaderReader(Plan plan, Document document) {
    this.plan = plan;
    this.document = document;
    this.zone = document.from().timeZone();
  }

  ListHeader read() {
    var asOf = asOf();
    var codes = DayCodes.of(plan.codes(), asOf.atZone(zone).toLocalDate());
    var id =
        plan.header().id() == null
            ? document.opened().contentDigest()
            : needed("id", text(plan.header().id(), codes));
    if (id.length() > ID_MAX) {
      throw wrong("id", "longer than " + ID_MAX + " characters");
    }
    return new ListHeader(
        id,
        type(codes),
        number("sequence", text(plan.header().sequence(), codes)),
        asOf,
        number("count", text(plan.header().count(), codes)));
  }

  private ListType type(Map<String, String>[] codes) {
    var word = needed("type", text(plan.header().type(), codes));
    try {
      var type = ListType.valueOf(word);
      if ((type == ListType.JOBS) == (plan.table().purpose() == Table.Purpose.JOBS)) {
        return type;
      }
    } catch (IllegalArgumentException unknown) {
      // the sentence below says it
    }
    throw wrong("type", "'" + Shown.of(word) + "' is not a type of such a list");
  }

  /** The moment whose state the list gives; read first, for code lists go by it. */
  Instant asOf() {
    if (plan.header().asOf() == null) {
      return document.opened().at();
    }
    var none = DayCodes.of(plan.codes(), LocalDate.MIN);
    var text = needed("asOf", text(plan.header().asOf(), none));
    var form = plan.header().asOfForm() == null ? Moments.ISO : plan.header().asOfForm();
    var moment = form.moment(text, zone);
    if (moment == null) {
      throw wrong("asOf", "'" + Shown.of(text) + "' is no " + kind(form));
    }
    return inRange(moment);
  }

  private static String kind(DayForm form) {
    return form instanceof Moments ? form.pattern() : "day in the form " + form.pattern();
  }

  /** No database keeps what lies far beyond. */
  private Instant inRange(Instant asOf) {
    if (asOf.isBefore(EARLIEST) || asOf.isAfter(LATEST)) {
      throw wrong("asOf", "outside of the years 1900 to 2199");
    }
    return asOf;
  }

  private @Nullable String text(@Nullable Scalar scalar, Map<String, String>[] codes) {
    if (scalar == null) {
      return null;
    }
    try {
      return scalar.read(new Reading(document.header(), new int[1], codes, zone));
    } catch (Misfit misfit) {
      throw wrong(misfit.at(), misfit.detail());
    }
  }

  private OptionalLong number(String field, @Nullable String text) {
    if (text == null) {
      return OptionalLong.empty();
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw wrong(field, "it is not a number");
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  private String needed(String field, @Nullable String text) {
    if (text == null) {
      throw wrong(field, "it is missing");
    }
    return text;
  }

  private Refused wrong(String field, String why) {
    return new Refused(Fault.HEADER_INVALID, document.name() + ", " + field, why);
  }
}
