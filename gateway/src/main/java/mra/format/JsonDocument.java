package mra.format;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.trust.Opened;
import org.jspecify.annotations.Nullable;

/** One JSON text, or the pages of one snapshot in their order. */
final class JsonDocument implements Document {
  private final Opened opened;
  private final Layout layout;
  private final JsonPlan plan;
  private final Fields header;
  private final Fields fields;
  private final CountProof count;
  private final JsonPage first;

  JsonDocument(Opened opened, Layout layout, JsonPlan plan) {
    this.opened = opened;
    this.layout = layout;
    this.plan = plan;
    this.header = new Fields(layout.header());
    this.fields = new Fields(layout.record());
    this.count = new CountProof(opened.from().limits().records());
    this.first = page(0, header);
    if (layout.count() != null) {
      count.stated(header.get(0, 0, layout.count()), Fault.HEADER_INVALID, "total");
    }
    provePages();
  }

  private JsonPage page(int index, Fields into) {
    var content = opened.content();
    var name = content.parts() > 1 ? "page " + (index + 1) : "";
    int depth = opened.from().limits().depth();
    var tokens = new JsonTokens(content.part(index), plan.encoding(), depth, name);
    var page = new JsonPage(tokens, plan, into);
    if (plan.page() != null && !Integer.toString(index + 1).equals(into.get(0, 0, plan.page()))) {
      throw new Refused(Fault.SNAPSHOT_MOVED, name, "it says that it is another page");
    }
    return page;
  }

  private void provePages() {
    int parts = opened.content().parts();
    if (plan.paged() && plan.pages() == null) {
      return;
    }
    var stated = plan.pages() == null ? "1" : header.get(0, 0, plan.pages());
    if (!Integer.toString(parts).equals(stated)) {
      throw new Refused(
          Fault.COUNT_WRONG, "", stated + " pages are stated, " + parts + " are there");
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
  public void forEach(Consumer<Fields> sink) {
    records(first, header, 0, sink);
    for (int i = 1; i < opened.content().parts(); i++) {
      var repeated = new Fields(layout.header());
      var page = page(i, repeated);
      proveSame(repeated, page);
      records(page, repeated, i, sink);
    }
    count.prove();
  }

  private void proveSame(Fields repeated, JsonPage page) {
    for (int column : plan.repeated()) {
      if (!Objects.equals(header.get(0, 0, column), repeated.get(0, 0, column))) {
        throw new Refused(
            Fault.SNAPSHOT_MOVED,
            page.tokens().where(),
            layout.header().path(column) + " differs from the first page's");
      }
    }
  }

  private void records(JsonPage page, Fields ofPage, int index, Consumer<Fields> sink) {
    try (page) {
      var tokens = page.tokens();
      var reader = new JsonRecord(tokens, fields, opened.from().limits().recordBytes());
      Supplier<String> where = tokens::where;
      JsonToken token;
      while ((token = page.nextRecord()) != null) {
        fields.clear(count.next(where), tokens.line());
        reader.read(plan.records(), token);
        sink.accept(fields);
      }
      proveNext(ofPage, index, tokens.where());
      if (plan.lines()) {
        page.prove(new LinesProof(trailer(), count, plan.headerLine() ? 2 : 1));
      }
    }
  }

  private Form.@Nullable Trailer trailer() {
    return plan.trailer() == null ? null : plan.trailer().form();
  }

  /** Every page but the last leads to another one. */
  private void proveNext(Fields ofPage, int index, String where) {
    if (plan.next() == null) {
      return;
    }
    var next = ofPage.get(0, 0, plan.next());
    boolean leads = next != null && !next.isBlank();
    boolean last = index == opened.content().parts() - 1;
    if (leads == last) {
      throw new Refused(
          Fault.COUNT_WRONG, where, last ? "a page follows that is not there" : "it is the last");
    }
  }
}
