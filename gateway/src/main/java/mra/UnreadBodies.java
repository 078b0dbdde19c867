package mra;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * What becomes of a body that nobody wanted to read. Tomcat by itself waits for its end, and so a
 * thread of everybody's is held by whoever sends, without a key, one byte a minute. Here few wait,
 * and not for long, so that a sender who means well hears the answer; others are hung up on.
 */
final class UnreadBodies extends ValveBase {
  private static final int AT_ONCE_MAX = 20;
  private static final long BYTES_MAX = 2 << 20;
  private static final Duration TIME_MAX = Duration.ofSeconds(5);

  private final Semaphore places = new Semaphore(AT_ONCE_MAX);

  UnreadBodies() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    if (request.isAsync() || request.isFinished()) {
      return;
    }
    response.finishResponse();
    if (!isReadOut(request.getCoyoteRequest())) {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  private boolean isReadOut(org.apache.coyote.Request request) {
    // Who asked whether to send it has heard that not.
    if (request.hasExpectation() || !places.tryAcquire()) {
      return false;
    }
    try {
      return isReadInTime(request);
    } catch (IOException gone) {
      return false;
    } finally {
      places.release();
    }
  }

  private static boolean isReadInTime(org.apache.coyote.Request request) throws IOException {
    long began = System.nanoTime();
    long bytes = 0;
    var nowhere = new Nowhere();
    for (int read = request.doRead(nowhere); read >= 0; read = request.doRead(nowhere)) {
      bytes += read;
      if (bytes > BYTES_MAX || System.nanoTime() - began > TIME_MAX.toNanos()) {
        return false;
      }
    }
    return true;
  }

  private static final class Nowhere implements ApplicationBufferHandler {
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer given) {
      buffer = given;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {}
  }
}
