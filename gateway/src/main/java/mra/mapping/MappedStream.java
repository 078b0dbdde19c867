package mra.mapping;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mra.canonical.ListHeader;
import mra.canonical.OperatorStream;
import mra.format.Document;
import mra.format.Fields;
import mra.format.Recall;

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

  /** A record's operators follow from its bytes, the partner's files and the codes of the day. */
  private String meaning(Map<String, String>[] codes) {
    return document.from().version()
        + Stream.of(codes).map(TreeMap::new).map(TreeMap::toString).collect(joining());
  }

  @Override
  public void forEach(Sink sink) {
    var zone = document.from().timeZone();
    var day = header.asOf().atZone(zone).toLocalDate();
    var codes = DayCodes.of(plan.codes(), day);
    var reading = new Reading(document.header(), new int[plan.groups()], codes, zone);
    var mapper = new RecordMapper(plan, reading, document.from().id(), header.type());
    if (sink instanceof RememberingSink remembering) {
      var recall = new Recall(meaning(codes), remembering::knows);
      Consumer<Fields> mapping =
          fields -> {
            remembering.of(fields.digest());
            mapper.map(fields, sink);
          };
      ahead(records -> document.forEach(recall, records), mapping);
    } else {
      ahead(document::forEach, fields -> mapper.map(fields, sink));
    }
  }

  private void ahead(Consumer<Consumer<Fields>> reading, Consumer<Fields> mapping) {
    try (var records = new ReadAhead(plan.layout().record(), reading)) {
      records.forEach(mapping);
    }
  }
}
