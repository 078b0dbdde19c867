package mra.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import mra.canonical.Operator;

/** The EU's document as a plain file, for benchmarks. */
public final class EuListFile {
  private EuListFile() {}

  /**
   * @param sequence of the list, part of its document id
   */
  public static void write(
      Generator register, long revision, long sequence, Instant asOf, OutputStream out)
      throws IOException {
    var writer = new EuListWriter();
    long count = writer.count(register.expected(revision));
    var facts = new ListFacts("EU-BENCH-" + sequence, "FULL", sequence, asOf, count);
    writer.write(facts, register.expected(revision), out);
  }

  /** Only these operators. */
  public static void writeDelta(
      List<Operator> operators, long sequence, Instant asOf, OutputStream out) throws IOException {
    var writer = new EuListWriter();
    long count = writer.count(operators.iterator());
    var facts = new ListFacts("EU-BENCH-" + sequence, "DELTA", sequence, asOf, count);
    writer.write(facts, operators.iterator(), out);
  }
}
