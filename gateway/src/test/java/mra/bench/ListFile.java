package mra.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import mra.partner.TrustProfile.Suite;
import mra.rehearsal.Administration;
import mra.rehearsal.EuListFile;
import mra.rehearsal.Generator;
import mra.trust.SealRecipe;
import mra.trust.SealRecipe.Mode;
import mra.trust.Spool;
import mra.trust.Trust;

/**
 * A list of the EU in each form that a side reads, made once and kept.
 *
 * @param records operators at revision 0
 * @param revision number of changes to the register
 * @param sequence of the list; each is a document of its own
 */
record ListFile(long records, long revision, long sequence) {
  private static final Instant FIRST = Instant.parse("2026-11-01T03:00:00Z");
  private static final long DAY_SECONDS = 86_400;
  private static final int BUFFER_BYTES = 1 << 20;

  Instant asOf() {
    return FIRST.plusSeconds(sequence * DAY_SECONDS);
  }

  String document() {
    return "EU-BENCH-" + sequence;
  }

  Path plain() throws IOException {
    return made("xml", out -> EuListFile.write(register(), revision, sequence, asOf(), out));
  }

  Path sealed(Keys keys) throws IOException {
    return made("p7m", out -> seal(plain(), keys, out));
  }

  static void seal(Path plain, Keys keys, OutputStream out) throws IOException {
    var recipe =
        new SealRecipe(Suite.CMS_RSA, Mode.CBC, keys.signer(), keys.recipient().certificate());
    var spool = Spool.in(Project.WORK.resolve("sealing"));
    try (var in = Files.newInputStream(plain)) {
      new Trust(keys.ring(), spool, Clock.systemUTC()).seal(recipe, in, out);
    }
  }

  /** What the peer is given: the same records as rows for COPY, in document order. */
  Path table() throws IOException {
    return made("tsv", out -> CopyText.write(register().expected(revision), out));
  }

  private Generator register() {
    return new Generator(Administration.EU, records);
  }

  private Path made(String kind, Content content) throws IOException {
    var folder = Files.createDirectories(Project.WORK.resolve("lists"));
    var file = folder.resolve("%d-%d-%d.%s".formatted(records, revision, sequence, kind));
    if (!Files.exists(file)) {
      var next = file.resolveSibling(file.getFileName() + ".part");
      try (var out = new BufferedOutputStream(Files.newOutputStream(next), BUFFER_BYTES)) {
        content.writeTo(out);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
