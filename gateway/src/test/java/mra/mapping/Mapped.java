package mra.mapping;

import java.util.ArrayList;
import java.util.List;
import mra.canonical.Code;
import mra.canonical.Extract;
import mra.canonical.JobJson;
import mra.canonical.JobStream;
import mra.canonical.ListHeader;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.canonical.OperatorStream;
import mra.canonical.RevalidationJob;
import mra.canonical.SetAside;
import mra.partner.PartnerProfile;
import mra.trust.AnOpened;

/** What a document became. */
record Mapped(
    ListHeader header,
    List<Operator> operators,
    List<Code> gone,
    List<String> lines,
    List<SetAside> asides) {

  static Mapped of(PartnerProfile from, String document, byte[]... parts) {
    return of(Project.MAPPINGS, from, document, parts);
  }

  static Mapped of(Mappings mappings, PartnerProfile from, String document, byte[]... parts) {
    try (var opened = AnOpened.of(from, parts)) {
      var read = mappings.formats().read(opened, document);
      var stream = mappings.toOperators(read);
      var sink = new Sink(from.id());
      stream.forEach(sink);
      return new Mapped(stream.header(), sink.operators, sink.gone, sink.lines, sink.asides);
    }
  }

  /** Canonical lines, those of look-ups too. */
  static List<String> lines(
      PartnerProfile from, String document, List<SetAside> asides, byte[]... parts) {
    if (Project.MAPPINGS.isJobs(document)) {
      return jobs(from, document, asides, parts);
    }
    if (!Project.MAPPINGS.isLookUp(document)) {
      var mapped = of(from, document, parts);
      asides.addAll(mapped.asides);
      return mapped.lines;
    }
    try (var opened = AnOpened.of(from, parts)) {
      var extracts = new ArrayList<Extract>();
      var sink = new Sink(from.id());
      Project.MAPPINGS.lookUp(
          Project.MAPPINGS.formats().read(opened, document), extracts::add, sink);
      asides.addAll(sink.asides);
      return extracts.stream().map(OperatorJson::write).toList();
    }
  }

  private static List<String> jobs(
      PartnerProfile from, String document, List<SetAside> asides, byte[]... parts) {
    try (var opened = AnOpened.of(from, parts)) {
      var lines = new ArrayList<String>();
      var read = Project.MAPPINGS.formats().read(opened, document);
      Project.MAPPINGS
          .toJobs(read)
          .forEach(
              new JobStream.Sink() {
                @Override
                public void job(long record, String at, RevalidationJob job) {
                  lines.add(JobJson.write(job));
                }

                @Override
                public void setAside(SetAside setAside) {
                  asides.add(setAside);
                }
              });
      return lines;
    }
  }

  private static final class Sink implements OperatorStream.Sink {
    final List<Operator> operators = new ArrayList<>();
    private final String partner;
    final List<String> lines = new ArrayList<>();
    final List<Code> gone = new ArrayList<>();
    final List<SetAside> asides = new ArrayList<>();

    Sink(String partner) {
      this.partner = partner;
    }

    @Override
    public void gone(Code code) {
      gone.add(code);
      lines.add(OperatorJson.gone(partner, code));
    }

    @Override
    public void operator(Operator operator) {
      operators.add(operator);
      lines.add(OperatorJson.write(operator));
    }

    @Override
    public void setAside(SetAside setAside) {
      asides.add(setAside);
    }
  }
}
