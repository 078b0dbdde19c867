package mra.mapping;

import java.util.function.Consumer;
import mra.canonical.Extract;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;
import mra.fault.Fault;
import mra.format.Document;
import mra.format.Fields;

/** Reads the answer of a public look-up. */
final class LookUp {
  private final Plan plan;
  private final Document document;
  private final Reading reading;
  private final RecordReader reader;

  LookUp(Plan plan, Document document) {
    this.plan = plan;
    this.document = document;
    var zone = document.from().timeZone();
    var asOf = new HeaderReader(plan, document).asOf();
    var day = asOf.atZone(zone).toLocalDate();
    this.reading =
        new Reading(
            document.header(), new int[plan.groups()], DayCodes.of(plan.codes(), day), zone);
    this.reader = new RecordReader(plan, reading, document.from().id());
  }

  void forEach(Consumer<Extract> extracts, OperatorStream.Sink asides) {
    document.forEach(fields -> {
      reading.fields = fields;
      var flaw = fields.flaw();
      if (flaw != null) {
        aside(fields, flaw.fault(), flaw.at(), flaw.detail(), asides);
        return;
      }
      for (int row = 0; row < fields.rows(plan.per()); row++) {
        reading.rows[plan.per()] = row;
        try {
          extracts.accept(reader.extract());
        } catch (Misfit misfit) {
          aside(fields, misfit.fault(), misfit.at(), misfit.detail(), asides);
        }
      }
    });
  }

  private static void aside(
      Fields fields, Fault fault, String at, String detail, OperatorStream.Sink asides) {
    var place = "line " + fields.line() + (at.isEmpty() ? "" : ", " + at);
    asides.setAside(new SetAside(fields.number(), place, fault, detail, null, null, null));
  }
}
