package mra;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import mra.rehearsal.Administration;

/** A partner that brings a list over a connection which the test holds in its hands. */
final class SlowPush implements AutoCloseable {
  private final Socket socket;
  private final byte[] body;
  private int sent;

  SlowPush(Running running, Administration partner, byte[] body) throws IOException {
    this.body = body.clone();
    this.socket = new Socket("127.0.0.1", running.port());
    var head =
        """
        POST /api/v1/partners/%s/lists HTTP/1.1\r
        Host: localhost\r
        Connection: close\r
        Authorization: Bearer %s\r
        Content-Type: application/pkcs7-mime\r
        Content-Length: %d\r
        \r
        """
            .formatted(partner, running.keyOf(partner), body.length);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
  }

  void send(int bytes) throws IOException {
    socket.getOutputStream().write(body, sent, bytes);
    socket.getOutputStream().flush();
    sent += bytes;
  }

  void sendAll() throws IOException {
    send(body.length - sent);
  }

  /** Of the answer, for which this waits. */
  int status() throws IOException {
    var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
    return Integer.parseInt(new BufferedReader(in).readLine().split(" ")[1]);
  }

  /** Gone at once: whoever writes from now on hears of it. */
  void hangUp() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
