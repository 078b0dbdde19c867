package mra.exchange;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import mra.journal.KeptReceipt;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.jspecify.annotations.Nullable;

/** One request at the SOAP door, from the stored bytes to the answer on the wire. */
final class SoapVisit {
  private static final String KEY = SoapVisit.class.getName();

  private final Arrival arrival;
  private @Nullable KeptReceipt receipt;
  private boolean proven;
  private boolean taken;
  private boolean written;

  SoapVisit(Arrival arrival) {
    this.arrival = arrival;
  }

  static SoapVisit of(HttpServletRequest request) {
    return (SoapVisit) Objects.requireNonNull(request.getAttribute(KEY));
  }

  Arrival arrival() {
    return arrival;
  }

  /** From now on it is a list's. */
  void take() {
    taken = true;
  }

  void answer(KeptReceipt ours) {
    receipt = ours;
  }

  /** Our receipt, where it went out whole. */
  Optional<KeptReceipt> handedOut() {
    return written ? Optional.ofNullable(receipt) : Optional.empty();
  }

  /** The envelope did not hold. */
  boolean isUnproven() {
    return !proven;
  }

  boolean isNoList() {
    return !taken;
  }

  /** The request as CXF reads it: from the stored bytes. */
  HttpServletRequest over(HttpServletRequest request) {
    request.setAttribute(KEY, this);
    return new Read(request, arrival.stored(), Letter.pushed(arrival.exchange()).head().length());
  }

  /** Runs once everything in the envelope held. */
  static AbstractPhaseInterceptor<Message> proven() {
    return new AbstractPhaseInterceptor<>(Phase.READ) {
      @Override
      public void handleMessage(Message message) {
        of(request(message)).proven = true;
      }
    };
  }

  /** Runs once the answer is on the wire. */
  static AbstractPhaseInterceptor<Message> written() {
    return new AbstractPhaseInterceptor<>(Phase.SETUP_ENDING) {
      @Override
      public void handleMessage(Message message) {
        of(request(message.getExchange().getInMessage())).written = true;
      }
    };
  }

  private static HttpServletRequest request(Message message) {
    var request = message.get(AbstractHTTPDestination.HTTP_REQUEST);
    return (HttpServletRequest) Objects.requireNonNull(request);
  }

  private static final class Read extends HttpServletRequestWrapper {
    private final Stored stored;
    private final int head;

    Read(HttpServletRequest request, Stored stored, int head) {
      super(request);
      this.stored = stored;
      this.head = head;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      var file = Files.newInputStream(stored.raw());
      file.skipNBytes(head);
      return new FromFile(file);
    }
  }

  private static final class FromFile extends ServletInputStream {
    private final InputStream file;

    FromFile(InputStream file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      return file.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return file.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("it is read while the request waits");
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
