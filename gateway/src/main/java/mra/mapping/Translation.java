package mra.mapping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.function.Consumer;
import mra.canonical.Code;
import mra.canonical.Extract;
import mra.canonical.JobJson;
import mra.canonical.JobStream;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.canonical.OperatorStream;
import mra.canonical.RevalidationJob;
import mra.canonical.SetAside;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.trust.Opened;

/** A partner's document to canonical JSON lines and back, for the shell. */
public final class Translation {
  private final Mappings mappings;

  public Translation(Mappings mappings) {
    this.mappings = mappings;
  }

  /**
   * Writes one line for each record; a refused list may have given lines before it was refused.
   *
   * @param lines canonical records
   * @param asides one sentence for each record that was set aside
   * @return how many were set aside
   * @throws Refused when the document as a whole is wrong
   */
  public long forward(Opened opened, String document, OutputStream lines, OutputStream asides)
      throws IOException {
    var said = new OutputStreamWriter(asides, StandardCharsets.UTF_8);
    try {
      return forward(opened, document, lines, aside -> say(aside, said));
    } finally {
      said.flush();
    }
  }

  private static void say(SetAside aside, Writer said) {
    try {
      said.write(sentence(aside));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The same, where the caller says what becomes of a record that was set aside. */
  long forward(Opened opened, String document, OutputStream lines, Consumer<SetAside> asides)
      throws IOException {
    var read = mappings.formats().read(opened, document);
    var sink = new Lines(opened.from().id(), lines, asides);
    try {
      if (mappings.isLookUp(document)) {
        mappings.lookUp(read, sink::extract, sink);
      } else if (mappings.isJobs(document)) {
        mappings.toJobs(read).forEach(sink);
      } else {
        mappings.toOperators(read).forEach(sink);
      }
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    } finally {
      lines.flush();
    }
    return sink.count;
  }

  /**
   * Writes a partner's document as a full list.
   *
   * @param lines file of canonical records, one a line; read twice, for a header may state how many
   */
  public void reverse(
      PartnerProfile to, String document, Path lines, Instant asOf, OutputStream out)
      throws IOException {
    long count;
    try (var all = Files.lines(lines)) {
      count = all.filter(line -> !line.isBlank()).count();
    }
    // As long as the ids that we give, for there may be no room for more.
    var id = "CN-%s-%d-000001".formatted(to.id(), asOf.atOffset(ZoneOffset.UTC).getYear());
    var header =
        new ListHeader(id, ListType.FULL, OptionalLong.of(1), asOf, OptionalLong.of(count));
    try (var reader = Files.newBufferedReader(lines)) {
      mappings.write(to, document, header, operators(lines, reader), out);
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private static Iterator<Operator> operators(Path file, BufferedReader reader) {
    var number = new int[1];
    return reader
        .lines()
        .map(line -> {
          number[0]++;
          return line.isBlank() ? null : operator(file + ":" + number[0], line);
        })
        .filter(operator -> operator != null)
        .iterator();
  }

  private static Operator operator(String place, String line) {
    try {
      return OperatorJson.read(line);
    } catch (Refused bad) {
      var where = bad.where().isEmpty() ? place : place + ", " + bad.where();
      throw new Refused(bad.fault(), where, bad.detail(), bad);
    }
  }

  private static final class Lines implements OperatorStream.Sink, JobStream.Sink {
    private final String partner;
    private final OutputStream lines;
    private final Consumer<SetAside> asides;
    private long count;

    Lines(String partner, OutputStream lines, Consumer<SetAside> asides) {
      this.partner = partner;
      this.lines = lines;
      this.asides = asides;
    }

    @Override
    public void operator(Operator operator) {
      try {
        OperatorJson.writeLine(operator, lines);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public void gone(Code code) {
      try {
        lines.write((OperatorJson.gone(partner, code) + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    void extract(Extract extract) {
      try {
        OperatorJson.writeLine(extract, lines);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public void job(long record, String at, RevalidationJob job) {
      try {
        lines.write((JobJson.write(job) + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public void setAside(SetAside aside) {
      count++;
      asides.accept(aside);
    }
  }

  /** One sentence with its line end. */
  static String sentence(SetAside aside) {
    var code = aside.code();
    return new Refused(
                aside.fault(),
                "record " + aside.record() + ", " + aside.at(),
                aside.detail() + (code == null ? "" : "; code " + code.received()))
            .getMessage()
        + "\n";
  }
}
