package mra.format;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharsetEncoder;
import java.util.Objects;
import java.util.regex.Pattern;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Writes one page, which may hold everything. */
final class JsonDocumentWriter implements DocumentWriter {
  /** As RFC 8259 has them, but for exponents, which we never write. */
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

  private final Layout layout;
  private final JsonPlan plan;
  private final PageOf page;
  private final CharsetEncoder encoder;
  private final JsonGenerator json;
  private final WriteCount count = new WriteCount();
  private final int[] rows;

  JsonDocumentWriter(OutputStream out, Layout layout, JsonPlan plan, PageOf page) {
    this.layout = layout;
    this.plan = plan;
    this.page = page;
    this.rows = new int[layout.record().groups().size()];
    try {
      this.encoder = plan.encoding().encoder();
      this.json = generator(out, plan.encoding());
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static JsonGenerator generator(OutputStream out, Encoding encoding) throws IOException {
    // Between records that are lines; nothing else has several roots.
    var factory = new JsonFactoryBuilder().rootValueSeparator("\n").build();
    if (encoding.equals(Encoding.UTF_8)) {
      return factory.createGenerator(out, JsonEncoding.UTF8);
    }
    if (encoding.needsMark()) {
      out.write(encoding.mark());
    }
    return factory.createGenerator(new OutputStreamWriter(out, encoding.encoder()));
  }

  @Override
  public void header(Fields header) {
    count.stated(page.records(layout.count() == null ? null : header.get(0, 0, layout.count())));
    if (plan.page() != null && plan.pages() != null) {
      header.set(0, plan.page(), Integer.toString(page.number()));
      header.set(0, plan.pages(), Integer.toString(page.of()));
    }
    if (plan.next() != null && page.number() < page.of()) {
      header.set(0, plan.next(), Integer.toString(page.number() + 1));
    }
    if (plan.lines() && !plan.headerLine()) {
      return;
    }
    write(() -> {
      json.writeStartObject();
      members(plan.document(), header);
      if (plan.lines()) {
        json.writeEndObject();
      } else {
        toRecords(plan.document());
      }
    });
  }

  /** Opens the objects that lead to the array of records, and that array. */
  private void toRecords(JsonBinding from) throws IOException {
    for (var child : from.children.entrySet()) {
      if (leadsToRecords(child.getValue())) {
        json.writeFieldName(child.getKey());
        if (child.getValue().record) {
          json.writeStartArray();
        } else {
          json.writeStartObject();
          toRecords(child.getValue());
        }
      }
    }
  }

  private static boolean leadsToRecords(JsonBinding binding) {
    return binding.record
        || binding.children.values().stream().anyMatch(JsonDocumentWriter::leadsToRecords);
  }

  @Override
  public void record(Fields record) {
    count.next();
    write(() -> {
      json.writeStartObject();
      members(plan.records(), record);
      json.writeEndObject();
    });
  }

  @Override
  public void finish() {
    count.prove();
    write(() -> {
      trailer();
      var context = json.getOutputContext();
      while (!context.inRoot()) {
        if (context.inArray()) {
          json.writeEndArray();
        } else {
          json.writeEndObject();
        }
        context = json.getOutputContext();
      }
      json.writeRaw('\n');
      json.flush();
    });
  }

  private void trailer() throws IOException {
    var trailer = plan.trailer();
    if (trailer == null) {
      return;
    }
    int around = trailer.form().countsAll() ? (plan.headerLine() ? 2 : 1) : 0;
    json.writeStartObject();
    var steps = trailer.steps();
    for (int i = 0; i < steps.length - 1; i++) {
      json.writeObjectFieldStart(steps[i]);
    }
    json.writeNumberField(steps[steps.length - 1], count.written() + around);
    for (int i = 0; i < steps.length; i++) {
      json.writeEndObject();
    }
  }

  private void members(JsonBinding binding, Fields fields) throws IOException {
    for (var member : binding.children.entrySet()) {
      var child = member.getValue();
      if (leadsToRecords(child) || !isThere(child, fields)) {
        continue;
      }
      json.writeFieldName(member.getKey());
      if (child.group < 0) {
        value(child, fields);
        continue;
      }
      json.writeStartArray();
      for (int row = 0; row < fields.rows(child.group); row++) {
        if (fields.parent(child.group, row) == rows[child.parentGroup]) {
          rows[child.group] = row;
          value(child, fields);
        }
      }
      json.writeEndArray();
    }
  }

  private void value(JsonBinding binding, Fields fields) throws IOException {
    if (binding.value == null) {
      json.writeStartObject();
      members(binding, fields);
      json.writeEndObject();
      return;
    }
    var text = Objects.requireNonNullElse(get(binding.value, fields), "");
    if (isNumber(binding.value)) {
      json.writeNumber(text);
    } else if (binding.value.literal()) {
      literal(text);
    } else if (plan.encoding().isUnicode() || encoder.canEncode(text)) {
      json.writeString(text);
    } else {
      throw new Refused(
          Fault.CHARACTER_LACKING,
          "record " + count.written(),
          "a character that " + plan.encoding().name() + " does not have");
    }
  }

  /** A text in its place would be another value to whoever tells them apart. */
  private void literal(String text) throws IOException {
    if (text.equals("true") || text.equals("false")) {
      json.writeBoolean(text.equals("true"));
    } else if (NUMBER.matcher(text).matches()) {
      json.writeNumber(text);
    } else {
      throw new Refused(
          Fault.VALUE_INVALID,
          "record " + count.written(),
          "it is neither a number nor true or false, and the table says literal");
    }
  }

  private boolean isNumber(JsonBinding.Target target) {
    return target.header()
        && (Objects.equals(target.column(), layout.count())
            || Objects.equals(target.column(), layout.sequence())
            || Objects.equals(target.column(), plan.page())
            || Objects.equals(target.column(), plan.pages()));
  }

  private boolean isThere(JsonBinding binding, Fields fields) {
    if (binding.group >= 0) {
      return fields.rows(binding.group) > 0;
    }
    return binding.value != null
        ? get(binding.value, fields) != null
        : binding.children.values().stream().anyMatch(child -> isThere(child, fields));
  }

  private @Nullable String get(JsonBinding.Target target, Fields fields) {
    return fields.get(target.group(), target.header() ? 0 : rows[target.group()], target.column());
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void write(Step step) {
    try {
      step.run();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
