package mra.mapping;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import mra.canonical.Address;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Fields;
import mra.format.Shape;
import org.jspecify.annotations.Nullable;

/** Fills the fields of a record from an operator; what the document cannot say is refused. */
final class RecordWriter {
  private final Plan plan;
  private final Spelling spelling;
  private final ZoneId zone;
  private final Fields fields;

  /**
   * @param zone where the partner's days begin
   */
  RecordWriter(Plan plan, Spelling spelling, ZoneId zone, Fields fields) {
    this.zone = zone;
    this.plan = plan;
    this.spelling = spelling;
    this.fields = fields;
  }

  void write(long number, Operator operator) {
    fields.clear(number, 0);
    if (plan.per() > Shape.RECORD) {
      fields.begin(plan.per(), Shape.RECORD);
    }
    text("code", operator.code().received());
    text("programme", operator.programme());
    text("standing", operator.standing().name());
    text("office", operator.office());
    text("consent", operator.consent() == null ? null : operator.consent().name());
    date("standingSince", operator.standingSince());
    date("validFrom", operator.validFrom());
    date("validTo", operator.validTo());
    plan.identifiers().forEach((type, scalar) -> set(scalar, operator.identifiers().get(type)));
    names(operator.names());
    texts(Words.ROLES, operator.roles());
    address(operator.address());
  }

  private void address(@Nullable Address address) {
    if (address != null) {
      texts(Words.LINES, address.lines());
      text("address.city", address.city());
      text("address.postcode", address.postcode());
      text("address.region", address.region());
      text("address.country", address.country());
    }
  }

  private void text(String field, @Nullable String value) {
    var scalar = plan.text(field);
    if (scalar != null) {
      set(scalar, value);
    }
  }

  private void date(String field, @Nullable LocalDate value) {
    var scalar = plan.date(field);
    if (scalar != null) {
      set(scalar.text(), value == null ? null : scalar.form().write(value, zone));
    }
  }

  private void set(Scalar scalar, @Nullable String value) {
    if (value == null) {
      return;
    }
    var constant = scalar.constant();
    if (constant == null) {
      spelling.put(scalar, value, fields);
    } else if (!constant.equals(value)) {
      throw unsayable("it always means " + constant);
    }
  }

  private void names(List<Name> names) {
    var left = new ArrayList<>(names);
    for (var source : plan.list(Words.NAMES)) {
      if (source.each() >= 0) {
        left.forEach(name -> repeat(source, name.text(), name.lang()));
        left.clear();
      } else {
        left.stream()
            .filter(name -> isFor(source, name))
            .findFirst()
            .ifPresent(name -> {
              set(source.text(), name.text());
              left.remove(name);
            });
      }
    }
    complete(Words.NAMES, left);
  }

  private static boolean isFor(Source source, Name name) {
    var lang = source.lang();
    return lang == null || lang.constant() == null || lang.constant().equals(name.lang());
  }

  private void texts(String field, List<String> values) {
    var left = new ArrayList<>(values);
    for (var source : plan.list(field)) {
      if (source.each() >= 0) {
        left.forEach(value -> repeat(source, value, null));
        left.clear();
      } else if (source.split() != null) {
        joined(source, source.split(), left);
        left.clear();
      } else if (!left.isEmpty()) {
        set(source.text(), left.removeFirst());
      }
    }
    complete(field, left);
  }

  private void joined(Source source, String separator, List<String> values) {
    if (!values.isEmpty()) {
      var cell = source.text().cells().getFirst();
      var parts = values.stream().map(value -> spelling.of(source.text(), value)).toList();
      fields.set(cell.group(), cell.column(), String.join(separator, parts));
    }
  }

  private void repeat(Source source, String value, @Nullable String lang) {
    fields.begin(source.each(), source.parent());
    set(source.text(), value);
    if (source.lang() != null && source.lang().constant() == null) {
      set(source.lang(), lang);
    }
  }

  /** A field that the table maps must hold everything; one that it calls none is left out. */
  private void complete(String field, List<?> left) {
    if (!left.isEmpty() && !plan.list(field).isEmpty()) {
      throw unsayable(field + ": there is no place for " + left.size() + " more");
    }
  }

  private Refused unsayable(String why) {
    return new Refused(Fault.VALUE_INVALID, "record " + fields.number(), why);
  }
}
