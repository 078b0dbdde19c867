package mra.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import mra.fault.DiskStream;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Limits;

/**
 * Raw bytes on their way in: a file that grows to the profile's limit and within its time, and no
 * further. Time is what passes, whatever the clock says.
 */
final class RawFile implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final Path path;
  private final Limits limits;
  private final Duration silence;
  private final long beganNanos = System.nanoTime();
  private long bytes;
  private long heardNanos;

  RawFile(Path path, Limits limits, Duration silence) throws IOException {
    this.path = path;
    this.limits = limits;
    this.silence = silence;
    DiskStream.to(path).close();
  }

  Path path() {
    return path;
  }

  boolean isEmpty() {
    return bytes == 0;
  }

  /** Nothing of it stays, unless it was moved to where it is kept. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Adds all of a stream and closes it; several are kept one after another. */
  void append(InputStream in) throws IOException {
    heardNanos = System.nanoTime();
    try (var out = DiskStream.to(path, StandardOpenOption.APPEND);
        in) {
      copy(in, out);
    } catch (IOException broken) {
      // Some transports do not tell a connection that timed out from one that was cut.
      if (System.nanoTime() - heardNanos >= silence.toNanos()) {
        throw new Refused(Fault.PARTNER_TIMEOUT, "", "nothing came for " + silence, broken);
      }
      throw broken;
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    var buffer = new byte[BUFFER];
    expectInTime(); // a page without a byte takes time, too
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      heardNanos = System.nanoTime();
      bytes += read;
      if (bytes > limits.bytes()) {
        throw new Refused(Fault.TOO_LARGE, "", "more than %d bytes came".formatted(limits.bytes()));
      }
      expectInTime();
      out.write(buffer, 0, read);
    }
  }

  private void expectInTime() {
    if (System.nanoTime() - beganNanos > limits.time().toNanos()) {
      throw new Refused(
          Fault.PARTNER_TIMEOUT, "", "the transfer took longer than " + limits.time());
    }
  }
}
