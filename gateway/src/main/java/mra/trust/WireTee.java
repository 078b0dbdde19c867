package mra.trust;

import static mra.fault.Fault.PARTNER_TIMEOUT;
import static mra.fault.Fault.TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import mra.fault.DiskStream;
import mra.fault.Refused;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Stores a SOAP answer as it came over the wire, headers and body, before anybody looks at it: that
 * file is what {@link Trust#open} takes. CXF goes on reading from the file.
 */
public final class WireTee extends AbstractPhaseInterceptor<Message> {
  /** Key in the request context for the {@link Path} to write. */
  public static final String FILE = "mra.wire.file";

  private static final int BUFFER_BYTES = 64 * 1024;

  private final long bytesMax;
  private final Duration timeMax;

  /**
   * Goes into a client's in and in-fault interceptors.
   *
   * @param bytesMax of one answer
   * @param timeMax for one answer, however steadily it drips
   */
  public WireTee(long bytesMax, Duration timeMax) {
    super(Phase.RECEIVE);
    addBefore(AttachmentInInterceptor.class.getName());
    this.bytesMax = bytesMax;
    this.timeMax = timeMax;
  }

  @Override
  public void handleMessage(Message message) {
    var body = message.getContent(InputStream.class);
    if (body == null) {
      return;
    }
    var file = file(message);
    var head =
        ("Content-Type: " + message.get(Message.CONTENT_TYPE) + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    try (body) {
      store(head, body, file);
      var stored = Files.newInputStream(file);
      stored.skipNBytes(head.length);
      message.setContent(InputStream.class, stored);
    } catch (IOException e) {
      throw new Fault(e);
    }
  }

  private static Path file(Message message) {
    var file = message.getExchange().getOutMessage().getContextualProperty(FILE);
    if (file instanceof Path path) {
      return path;
    }
    throw new IllegalStateException("the request context lacks " + FILE);
  }

  private void store(byte[] head, InputStream body, Path file) throws IOException {
    try (var to = DiskStream.to(file)) {
      to.write(head);
      long size = head.length;
      long began = System.nanoTime();
      var buffer = new byte[BUFFER_BYTES];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        size += n;
        if (size > bytesMax) {
          throw new Refused(TOO_LARGE, "", "more than " + bytesMax + " bytes arrived");
        }
        if (System.nanoTime() - began > timeMax.toNanos()) {
          throw new Refused(PARTNER_TIMEOUT, "", "the transfer took longer than " + timeMax);
        }
        to.write(buffer, 0, n);
      }
    }
  }
}
