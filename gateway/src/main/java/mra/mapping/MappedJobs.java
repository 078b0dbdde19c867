package mra.mapping;

import java.time.LocalDate;
import mra.canonical.JobOutcome;
import mra.canonical.JobStream;
import mra.canonical.ListHeader;
import mra.canonical.RevalidationJob;
import mra.canonical.SetAside;
import mra.fault.Fault;
import mra.format.Document;
import mra.format.Fields;
import org.jspecify.annotations.Nullable;

/** A document of re-validation jobs read through its plan. */
final class MappedJobs implements JobStream {
  private static final int NUMBER_MAX = 64;

  private final Plan plan;
  private final Document document;
  private final ListHeader header;
  private final Reading reading;

  MappedJobs(Plan plan, Document document) {
    this.plan = plan;
    this.document = document;
    this.header = new HeaderReader(plan, document).read();
    var zone = document.from().timeZone();
    var day = header.asOf().atZone(zone).toLocalDate();
    this.reading =
        new Reading(
            document.header(), new int[plan.groups()], DayCodes.of(plan.codes(), day), zone);
  }

  @Override
  public ListHeader header() {
    return header;
  }

  @Override
  public void forEach(Sink sink) {
    document.forEach(fields -> {
      reading.fields = fields;
      var flaw = fields.flaw();
      if (flaw != null) {
        sink.setAside(aside(fields, flaw.fault(), flaw.at(), flaw.detail()));
        return;
      }
      try {
        sink.job(fields.number(), "line " + fields.line(), job());
      } catch (Misfit misfit) {
        sink.setAside(aside(fields, misfit.fault(), misfit.at(), misfit.detail()));
      }
    });
  }

  private RevalidationJob job() {
    var number = needed("number", text("number"));
    if (number.length() > NUMBER_MAX) {
      throw new Misfit(Fault.VALUE_INVALID, "number", "longer than " + NUMBER_MAX + " characters");
    }
    var outcome = outcome();
    var decidedOn = date("decidedOn");
    var extendedTo = date("extendedTo");
    return new RevalidationJob(
        number,
        needed("enterprise", text("enterprise")),
        needed("identifiers.USCC", uscc()),
        text("office"),
        needed("openedOn", date("openedOn")),
        date("startedOn"),
        date("endedOn"),
        date("deadline"),
        days(),
        outcome,
        outcome == null ? decidedOn : needed("decidedOn", decidedOn),
        outcome == JobOutcome.EXTENDED ? needed("extendedTo", extendedTo) : extendedTo,
        date("validTo"));
  }

  private @Nullable String uscc() {
    var uscc = plan.identifiers().get("USCC");
    return uscc == null ? null : uscc.read(reading);
  }

  private @Nullable JobOutcome outcome() {
    var word = text("outcome");
    try {
      return word == null ? null : JobOutcome.valueOf(word);
    } catch (IllegalArgumentException unknown) {
      throw new Misfit(
          Fault.CODE_VALUE_UNMAPPED, "outcome", "'" + Shown.of(word) + "' is none of our words");
    }
  }

  private @Nullable Integer days() {
    var days = text("daysOverdue");
    if (days != null && !days.matches("[0-9]{1,6}")) {
      throw new Misfit(Fault.VALUE_INVALID, "daysOverdue", "it is no number of days");
    }
    return days == null ? null : Integer.valueOf(days);
  }

  private @Nullable String text(String field) {
    var scalar = plan.text(field);
    return scalar == null ? null : scalar.read(reading);
  }

  private @Nullable LocalDate date(String field) {
    var scalar = plan.date(field);
    return scalar == null ? null : scalar.read(reading);
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new Misfit(Fault.FIELD_MISSING, field, "it is empty");
    }
    return value;
  }

  private static SetAside aside(Fields fields, Fault fault, String at, String detail) {
    var place = "line " + fields.line() + (at.isEmpty() ? "" : ", " + at);
    return new SetAside(fields.number(), place, fault, detail, null, null, null);
  }
}
