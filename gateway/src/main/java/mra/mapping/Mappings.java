package mra.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import mra.canonical.Extract;
import mra.canonical.JobStream;
import mra.canonical.ListHeader;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Document;
import mra.format.Formats;
import mra.format.PageOf;
import mra.partner.Findings;
import mra.partner.Layers;
import mra.partner.PartnerProfile;

/** All mapping tables of a configuration, compiled; immutable. */
public final class Mappings {
  private final Map<String, Plan> plans;
  private final Formats formats;

  Mappings(Map<String, Plan> plans, Formats formats) {
    this.plans = Map.copyOf(plans);
    this.formats = formats;
  }

  /**
   * Loads all tables, code lists and schemas.
   *
   * @throws Refused naming the first error with its file and line
   */
  public static Mappings load(Path config, Optional<Path> overlay) {
    var findings = new Findings();
    var mappings = new MappingLoader(new Layers(config, overlay), findings).load();
    findings.refuseErrors();
    return mappings;
  }

  /** Readers and writers of the documents that the tables describe. */
  public Formats formats() {
    return formats;
  }

  /** Names of the tables, for example EU/aeo-list. */
  public Set<String> documents() {
    return plans.keySet();
  }

  /** Whether the table reads a public look-up, whose answer never becomes operators. */
  public boolean isLookUp(String document) {
    return plan(document).table().lookUp();
  }

  /** Whether the table reads re-validation jobs. */
  public boolean isJobs(String document) {
    return plan(document).table().purpose() == Table.Purpose.JOBS;
  }

  /** Whether the table can write. */
  public boolean writes(String document) {
    return plan(document).table().writes();
  }

  /**
   * Reads the header; the records follow when asked for.
   *
   * @throws Refused E304 when the header does not read
   */
  public OperatorStream toOperators(Document document) {
    var plan = plan(document.name());
    if (plan.table().purpose() != Table.Purpose.LIST) {
      throw new Refused(
          Fault.MAPPING_INVALID, document.name(), "it has no codes and gives no operators");
    }
    return new MappedStream(plan, document);
  }

  /**
   * Reads the header; the jobs follow when asked for.
   *
   * @throws Refused E304 when the header does not read
   */
  public JobStream toJobs(Document document) {
    return new MappedJobs(plan(document.name()), document);
  }

  /** Reads the answer of a public look-up; what does not map is set aside as ever. */
  public void lookUp(Document document, Consumer<Extract> extracts, OperatorStream.Sink asides) {
    new LookUp(plan(document.name()), document).forEach(extracts, asides);
  }

  /**
   * Writes a partner's document, whole; the stream stays open.
   *
   * @param to whose calendar and code lists hold
   * @param header its count must be given where the document states it before the records
   * @throws Refused when the table does not write, or the document cannot say what an operator
   *     holds
   */
  public void write(
      PartnerProfile to,
      String document,
      ListHeader header,
      Iterator<Operator> operators,
      OutputStream out) {
    new Writing(formats, writable(document), to, header).page(PageOf.WHOLE, operators, out);
  }

  /**
   * Writes a partner's document in pages, each of which is a document by itself and repeats the
   * header.
   *
   * @param header with its count, from which the number of pages follows
   * @param pageRecords at most in one page; 0 for one page that holds everything
   * @throws Refused as above, and E601 when the document has no pages
   */
  public void write(
      PartnerProfile to,
      String document,
      ListHeader header,
      Iterator<Operator> operators,
      int pageRecords,
      PageSink sink)
      throws IOException {
    var plan = writable(document);
    if (pageRecords > 0 && !formats.isPaged(document)) {
      throw new Refused(Fault.PROFILE_INVALID, document, "it has no pages");
    }
    new Writing(formats, plan, to, header).pages(operators, pageRecords, sink);
  }

  private Plan writable(String document) {
    var plan = plan(document);
    if (!plan.table().writes()) {
      throw new Refused(Fault.MAPPING_INVALID, document, "its way is in");
    }
    return plan;
  }

  Plan plan(String document) {
    var plan = plans.get(document);
    if (plan == null) {
      throw new Refused(Fault.MAPPING_INVALID, document, "there is no such mapping table");
    }
    return plan;
  }
}
