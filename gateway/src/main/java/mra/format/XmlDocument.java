package mra.format;

import java.util.function.Consumer;
import java.util.function.Supplier;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.schema.SchemaCheck;
import mra.format.schema.Text;
import mra.trust.Opened;
import org.jspecify.annotations.Nullable;

/** Checks the schema and fills the fields in one pass over the events. */
final class XmlDocument implements Document {
  private final Opened opened;
  private final Layout layout;
  private final RecordSlices slices;
  private final XmlEvents events;
  private final SchemaCheck check;
  private final XmlTargets targets;
  private final Fields header;
  private final Fields record;
  private final CountProof count;
  private final Supplier<String> where;
  private final int recordMax;
  private final Text text = new Text();
  private final Text value = new Text();

  /** Levels open, and the level of the record being read; 0 outside of records. */
  private int depth;

  private int recordDepth;

  /** Records not read so far. */
  private long leftOut;

  /** Characters that the record being read may still hold. */
  private int allowance;

  /** Whether the text of the element being read was too long to keep. */
  private boolean lost;

  XmlDocument(Opened opened, Layout layout, XmlPlan plan) {
    var limits = opened.from().limits();
    this.opened = opened;
    this.layout = layout;
    this.header = new Fields(layout.header());
    this.record = new Fields(layout.record());
    this.recordMax = limits.recordBytes();
    this.count = new CountProof(limits.records());
    this.check = new SchemaCheck(plan.schema());
    this.targets = new XmlTargets(plan.document(), header, record);
    this.slices = new RecordSlices(opened.content().part(0), plan.recordBelowRoot());
    this.events = new XmlEvents(slices, limits.depth());
    this.where = events::where;
    toNextRecord();
    if (layout.count() != null) {
      count.stated(header.get(0, 0, layout.count()), Fault.HEADER_INVALID, "count");
    }
  }

  @Override
  public Opened opened() {
    return opened;
  }

  @Override
  public String name() {
    return layout.name();
  }

  @Override
  public Fields header() {
    return header;
  }

  @Override
  public void forEach(Recall recall, Consumer<Fields> sink) {
    slices.recall(recall);
    forEach(sink);
  }

  @Override
  public void forEach(Consumer<Fields> sink) {
    try (events) {
      while (recordDepth > 0) {
        restOfRecord();
        sink.accept(record);
        toNextRecord();
      }
      count.prove();
    }
  }

  /** Reads on to the start of a record or to the end of the document. */
  private void toNextRecord() {
    while (recordDepth == 0) {
      switch (events.next()) {
        case START -> start();
        case TEXT -> text();
        case END -> end();
        case DONE -> {
          countLeftOut();
          return;
        }
      }
    }
  }

  private void restOfRecord() {
    while (recordDepth > 0) {
      switch (events.next()) {
        case START -> start();
        case TEXT -> text();
        case END -> end();
        case DONE -> throw new IllegalStateException("an element was open at the end");
      }
    }
  }

  private void start() {
    depth++;
    lost = false;
    var name = events.name();
    var namespace = events.namespace();
    if (checking()) {
      broken(check.start(namespace, name, text));
    }
    text.clear();
    boolean kept = recordDepth == 0 || spend(1);
    var binding = targets.start(namespace, name, kept);
    if (binding != null && binding.record) {
      countLeftOut();
      record.clear(count.next(where), events.line());
      record.digest(events.slice().digest());
      recordDepth = depth;
      allowance = recordMax;
    }
    for (int i = 0; i < events.attributes(); i++) {
      attribute(i, binding);
    }
    if (checking()) {
      broken(check.attributesEnd());
    }
  }

  private void countLeftOut() {
    count.leftOut(events.slice().leftOutBefore() - leftOut, where);
    leftOut = events.slice().leftOutBefore();
  }

  private void attribute(int index, @Nullable XmlBinding binding) {
    var sent = events.attributeValue(index);
    if (!spend(sent.length())) {
      return;
    }
    var namespace = events.attributeNamespace(index);
    var name = events.attributeName(index);
    value.set(sent);
    if (checking()) {
      broken(check.attribute(namespace, name, value));
    }
    if (binding != null) {
      targets.attribute(binding, namespace, name, value);
    }
  }

  private void text() {
    if (lost) {
      return;
    }
    if (spend(events.textLength())) {
      events.appendTo(text);
    } else {
      // The fields that follow, the standing perhaps, may still be kept.
      allowance += text.length();
      text.clear();
      lost = true;
    }
  }

  private void end() {
    if (checking()) {
      broken(check.end(text));
    }
    targets.end(lost ? null : text);
    text.clear();
    lost = false;
    if (depth == recordDepth) {
      recordDepth = 0;
      check.unwind(depth - 1);
    }
    depth--;
    events.left();
  }

  /** A record is checked until its first violation; what follows from it says nothing. */
  private boolean checking() {
    return recordDepth == 0 || record.flaw() == null;
  }

  private void broken(@Nullable String why) {
    if (why == null) {
      return;
    }
    if (recordDepth == 0) {
      throw new Refused(Fault.SCHEMA_VIOLATED, events.where(), why);
    }
    record.flaw(new Flaw(Fault.RECORD_INVALID, events.at(), why));
  }

  /** Takes from what a record, or the text outside of records, may hold. */
  private boolean spend(int characters) {
    if (recordDepth == 0) {
      if (text.length() + characters > recordMax) {
        throw new Refused(Fault.LIMIT_EXCEEDED, events.where(), "too much text");
      }
      return true;
    }
    if (characters > allowance) {
      var why = "more than " + recordMax + " characters";
      record.flaw(new Flaw(Fault.RECORD_TOO_LARGE, events.at(), why));
      return false;
    }
    allowance -= characters;
    return true;
  }
}
