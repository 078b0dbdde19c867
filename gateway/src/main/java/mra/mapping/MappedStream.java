package mra.mapping;

import mra.canonical.ListHeader;
import mra.canonical.OperatorStream;
import mra.format.Document;

/** A document read through its plan. */
final class MappedStream implements OperatorStream {
  private final Plan plan;
  private final Document document;
  private final ListHeader header;

  MappedStream(Plan plan, Document document) {
    this.plan = plan;
    this.document = document;
    this.header = new HeaderReader(plan, document).read();
  }

  @Override
  public ListHeader header() {
    return header;
  }

  @Override
  public void forEach(Sink sink) {
    var day = header.asOf().atZone(document.from().timeZone()).toLocalDate();
    var codes = DayCodes.of(plan.codes(), day);
    var reading = new Reading(document.header(), new int[plan.groups()], codes);
    var mapper = new RecordMapper(plan, reading, document.from().id());
    document.forEach(fields -> mapper.map(fields, sink));
  }
}
