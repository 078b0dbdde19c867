package mra.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import mra.partner.Signers;
import mra.partner.TrustProfile.Suite;
import mra.trust.SealRecipe.Mode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing holds a whole message: while 64 MiB pass, hardly more than buffers stay alive. */
class FlatHeapTest {
  private static final int MESSAGE_BYTES = 64 * 1024 * 1024;
  private static final long ALIVE_BYTES_MAX = 8 * 1024 * 1024;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "CMS_RSA, CBC",
    "CMS_RSA, GCM",
    "CMS_SM, GCM",
    "CMS_EC, CBC",
    "CMS_EC, GCM",
    "WS_SECURITY, CBC"
  })
  void holdsNoMoreThanBuffers(Suite suite, Mode mode) throws Exception {
    var parties = Parties.of(suite);
    var spool = Spool.in(folder.resolve("spool"));
    var wire = folder.resolve("wire");
    var recipe = new SealRecipe(suite, mode, parties.partner(), parties.ours().certificate());
    var plain = new Watching(new Zeros(MESSAGE_BYTES));
    try (var out = Files.newOutputStream(wire)) {
      new Trust(parties.ring(), spool, Parties.CLOCK).seal(recipe, plain, out);
    }
    assertThat(plain.aliveBytesMax).isPositive().isLessThan(ALIVE_BYTES_MAX);

    var raw = new Watching(Files.newInputStream(wire));
    try (raw;
        var writer = spool.writer(MESSAGE_BYTES)) {
      open(suite, parties, raw, writer);
      try (var content = writer.release()) {
        assertThat(content.size()).isEqualTo(MESSAGE_BYTES);
      }
    }
    assertThat(raw.aliveBytesMax).isPositive().isLessThan(ALIVE_BYTES_MAX);
  }

  private static void open(Suite suite, Parties parties, InputStream raw, SpoolWriter to)
      throws IOException {
    var algorithms = CmsAlgorithms.of(suite);
    var pins = new Pins(Signers.of(parties.partner().certificate()), algorithms, Parties.NOW);
    var cms = new CmsOpener(parties.ours(), pins, algorithms);
    var buffered = new BufferedInputStream(raw);
    if (suite == Suite.WS_SECURITY) {
      var verifier = new SoapVerifier(parties.ours(), pins, Parties.NOW, Duration.ZERO);
      new SoapOpener(verifier, cms).open(buffered, to);
    } else {
      cms.open(new BerReader(buffered), to);
    }
  }

  /** Collects garbage every 16 MiB and looks how much more than at the first time is left. */
  private static final class Watching extends InputStream {
    private static final long STEP_BYTES = 16L * 1024 * 1024;

    private final InputStream in;
    private final long aliveBefore = alive();
    private long passed;
    private long next = STEP_BYTES;
    private long aliveBytesMax;

    Watching(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      passed++;
      return in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = in.read(into, offset, length);
      passed += Math.max(n, 0);
      if (passed >= next) {
        next += STEP_BYTES;
        aliveBytesMax = Math.max(aliveBytesMax, Math.max(1, alive() - aliveBefore));
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }

    private static long alive() {
      System.gc();
      var runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }

  private static final class Zeros extends InputStream {
    private int left;

    Zeros(int bytes) {
      this.left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int n = Math.min(left, length);
      left -= n;
      return n;
    }
  }
}
