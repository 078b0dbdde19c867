package mra.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One kept connection to the gateway; the least that HTTP/1.1 asks of a client. */
final class Caller implements Callers.Voice {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "connection: close".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER_BYTES = 1 << 16;

  private final int port;
  private Socket socket;
  private final byte[] head;
  private final byte[] request = new byte[1 << 20];
  private final byte[] buffer = new byte[BUFFER_BYTES];

  Caller(int port, String key, String type) throws IOException {
    this.port = port;
    socket = connected(port);
    head =
        ("POST /api/v1/recognitions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                + "Content-Type: %s\r\nContent-Length: ")
            .formatted(key, type)
            .getBytes(StandardCharsets.US_ASCII);
  }

  private static Socket connected(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /**
   * Asks and waits for the whole answer.
   *
   * @return its length
   * @throws IOException unless it is a 200
   */
  @Override
  public int ask(byte[] body) throws IOException {
    var length = (body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(length, 0, request, head.length, length.length);
    System.arraycopy(body, 0, request, head.length + length.length, body.length);
    socket.getOutputStream().write(request, 0, head.length + length.length + body.length);
    int read = 0;
    int end;
    do {
      read += more(read);
      end = endOfHead(read);
    } while (end < 0);
    if (Arrays.mismatch(buffer, OK) < OK.length) {
      throw new IOException(new String(buffer, 0, read, StandardCharsets.UTF_8));
    }
    boolean last = find(CLOSE, end) >= 0;
    int answer = contentLength(end);
    int whole = answer < 0 ? chunked(end, read) : whole(answer, read - end);
    if (last) {
      socket.close();
      socket = connected(port);
    }
    return whole;
  }

  private int more(int read) throws IOException {
    int now = socket.getInputStream().read(buffer, read, buffer.length - read);
    if (now <= 0) {
      throw new EOFException("the gateway hung up");
    }
    return now;
  }

  private int whole(int length, int here) throws IOException {
    for (int left = length - here; left > 0; ) {
      int now = socket.getInputStream().read(buffer, 0, Math.min(left, buffer.length));
      if (now < 0) {
        throw new EOFException("the answer is cut");
      }
      left -= now;
    }
    return length;
  }

  /** A batch's answer: it ends where the last chunk, an empty one, does. */
  private int chunked(int end, int read) throws IOException {
    int length = read - end;
    int kept = Math.min(5, length);
    System.arraycopy(buffer, read - kept, buffer, 0, kept);
    while (!endsWithLastChunk(kept)) {
      int now = socket.getInputStream().read(buffer, kept, buffer.length - kept);
      if (now < 0) {
        throw new EOFException("the answer is cut");
      }
      length += now;
      int all = kept + now;
      kept = Math.min(5, all);
      System.arraycopy(buffer, all - kept, buffer, 0, kept);
    }
    return length;
  }

  private boolean endsWithLastChunk(int length) {
    return length == 5 && "0\r\n\r\n".equals(new String(buffer, 0, 5, StandardCharsets.US_ASCII));
  }

  private int endOfHead(int read) {
    for (int i = 3; i < read; i++) {
      if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private int contentLength(int end) {
    int at = find(LENGTH, end);
    if (at < 0) {
      return -1;
    }
    int length = 0;
    for (int i = at + LENGTH.length; buffer[i] != '\r'; i++) {
      length = buffer[i] == ' ' ? length : length * 10 + buffer[i] - '0';
    }
    return length;
  }

  /** Where a header line begins so, whatever its case. */
  private int find(byte[] start, int end) {
    for (int i = 0; i + start.length < end; i++) {
      if (buffer[i] == '\n' && matches(start, i + 1)) {
        return i + 1;
      }
    }
    return -1;
  }

  private boolean matches(byte[] start, int at) {
    for (int i = 0; i < start.length; i++) {
      if (Character.toLowerCase(buffer[at + i]) != start[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
