package mra.format;

import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.trust.Opened;

/** Every document that a mapping table describes, ready to be read and written; immutable. */
public final class Formats {
  private final Map<String, Kind> kinds = new HashMap<>();

  /** How one document is read and written. */
  private record Kind(Reader reader, Writer writer, boolean paged) {}

  /** Makes one writer for one document, or for one page where it has pages. */
  interface Writer {
    DocumentWriter open(OutputStream out, PageOf page);
  }

  /**
   * @param problems hears what is wrong with a layout, by the name of its document
   */
  public Formats(List<Layout> layouts, Map<String, Problems> problems) {
    for (var layout : layouts) {
      kinds.put(layout.name(), kind(layout, problems.getOrDefault(layout.name(), (l, t) -> {})));
    }
  }

  private static Kind kind(Layout layout, Problems problems) {
    return switch (layout.form()) {
      case Form.Xml form -> {
        var document = XmlBindings.compile(layout, form, problems);
        new XmlOrder(problems).sort(document, form.schema());
        var plan = new XmlPlan(form.schema(), document);
        yield new Kind(
            opened -> new XmlDocument(single(opened), layout, plan),
            (out, page) -> new XmlWriter(out, layout, form, plan),
            false);
      }
      case Form.Csv form -> {
        var plan = CsvPlan.compile(layout, form, problems);
        yield new Kind(
            opened -> new CsvDocument(single(opened), layout, plan),
            (out, page) -> new CsvDocumentWriter(out, layout, plan),
            false);
      }
      case Form.Fixed form -> {
        var plan = FixedPlan.compile(layout, form, problems);
        yield new Kind(
            opened -> new FixedDocument(single(opened), layout, plan),
            (out, page) -> new FixedDocumentWriter(out, layout, plan),
            false);
      }
      case Form.Json form -> {
        var plan = JsonPlan.compile(layout, form, problems);
        yield new Kind(
            opened -> new JsonDocument(opened, layout, plan),
            (out, page) -> new JsonDocumentWriter(out, layout, plan, page),
            plan.paged());
      }
    };
  }

  /** A second part would count for the digest and be read by nobody. */
  private static Opened single(Opened opened) {
    int parts = opened.content().parts();
    if (parts != 1) {
      throw new Refused(Fault.MALFORMED, "", parts + " documents where one is expected");
    }
    return opened;
  }

  /** Reads the document that the partner's profile says it lets us pull. */
  public Document read(Opened opened) {
    var pull = opened.from().pull();
    if (pull == null) {
      throw new Refused(
          Fault.PROFILE_INVALID, opened.from().id(), "it names no document that it sends");
    }
    return read(opened, pull.document());
  }

  /**
   * Reads one document as far as its first record.
   *
   * @throws Refused when the header is not there or something before it is wrong
   */
  public Document read(Opened opened, String document) {
    return kind(document).reader.open(opened);
  }

  /** Whether the document may come in pages. */
  public boolean isPaged(String document) {
    return kind(document).paged;
  }

  /**
   * A writer of one document or, where {@link #isPaged}, of one of its pages; the stream stays
   * open.
   */
  public DocumentWriter write(String document, OutputStream out, PageOf page) {
    return kind(document).writer.open(out, page);
  }

  private Kind kind(String document) {
    var kind = kinds.get(document);
    if (kind == null) {
      throw new Refused(Fault.MAPPING_INVALID, document, "there is no such mapping table");
    }
    return kind;
  }
}
