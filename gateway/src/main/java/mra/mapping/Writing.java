package mra.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import mra.canonical.ListHeader;
import mra.canonical.Operator;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Fields;
import mra.format.Formats;
import mra.format.PageOf;
import mra.partner.PartnerProfile;

/** One document on its way out, whole or page by page; a record is in memory at a time. */
final class Writing {
  private final Formats formats;
  private final Plan plan;
  private final PartnerProfile to;
  private final ListHeader header;
  private final Spelling spelling;
  private final Fields fields;
  private final RecordWriter record;
  private long written;

  Writing(Formats formats, Plan plan, PartnerProfile to, ListHeader header) {
    this.formats = formats;
    this.plan = plan;
    this.to = to;
    this.header = header;
    this.spelling = Spelling.of(plan, header.asOf().atZone(to.timeZone()).toLocalDate());
    this.fields = new Fields(plan.layout().record());
    this.record = new RecordWriter(plan, spelling, to.timeZone(), fields);
  }

  void pages(Iterator<Operator> operators, int most, PageSink sink) throws IOException {
    int pages = most == 0 ? 1 : pageCount(most);
    for (int number = 1; number <= pages; number++) {
      try (var out = sink.page(number, pages)) {
        var page = pages == 1 ? PageOf.WHOLE : new PageOf(number, pages, most);
        page(page, operators, out);
      }
    }
  }

  private int pageCount(int most) {
    long count =
        header
            .count()
            .orElseThrow(() ->
                new Refused(Fault.HEADER_INVALID, "count", "pages need it, so it must be given"));
    return Math.toIntExact(Math.max(1, Math.ceilDiv(count, most)));
  }

  /** The last page takes all that is left: a list longer than stated must not pass unseen. */
  void page(PageOf page, Iterator<Operator> operators, OutputStream out) {
    var writer = formats.write(plan.table().document(), out, page);
    var head = new Fields(plan.layout().header());
    new HeaderWriter(plan.header(), spelling).write(header, to.timeZone(), head);
    writer.header(head);
    long most = page.number() < page.of() ? page.most() : Long.MAX_VALUE;
    for (long i = 0; i < most && operators.hasNext(); i++) {
      record.write(++written, operators.next());
      writer.record(fields);
    }
    writer.finish();
  }
}
