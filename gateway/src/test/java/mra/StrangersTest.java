package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import mra.fault.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who shows no key, or the key of a partner alone, neither stops the gateway nor sees into it. */
@Timeout(180)
class StrangersTest {
  /** More than the web server has threads. */
  private static final int MANY = 230;

  private static final byte[] NOTHING = {};

  @TempDir private static Path home;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 5L, HK, 5L, MO, 5L));
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @Test
  @Timeout(40)
  void bodiesWithoutEndHoldUpNobody() throws Exception {
    var sockets = new ArrayList<Socket>();
    try {
      for (int i = 0; i < MANY; i++) {
        sockets.add(begun("POST /api/v1/recognitions", "Content-Length: 1000000"));
      }
      assertThat(running.withoutKey("/actuator/health").statusCode()).isEqualTo(200);
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void aFormIsNotReadIntoMemoryBeforeAKeyIsShown() throws Exception {
    var form = "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked";
    try (var socket = begun("PUT /anywhere", form)) {
      var out = socket.getOutputStream();

      assertThatThrownBy(() -> chunks(out, 64)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPartnerIsToldNothingOfOthersByTheHealthOfTheGateway() throws Exception {
    var toPartner = running.ask(running.keyOf(MO), "GET", "/actuator/health", "", NOTHING);

    assertThat(toPartner.statusCode()).isEqualTo(200);
    assertThat(new String(toPartner.body(), StandardCharsets.UTF_8)).doesNotContain("components");
    assertThat(running.get("/actuator/health").body()).contains("components");
  }

  @Test
  void whatCxfCannotEvenReadEndsAsEvidence() throws Exception {
    var type = "application/soap+xml; charset=utf-99";

    var answer = running.ask(running.keyOf(EU), "POST", "/exchange/EU", type, new byte[] {'x'});

    assertThat(answer.statusCode()).isEqualTo(400);
    var ending = requireNonNull(running.journalOf("EU").getFirst().ending());
    assertThat(ending.fault()).isEqualTo(Fault.ENVELOPE_MALFORMED);
  }

  @Test
  void whileNoKeyCanBeLookedUpTheAnswerSaysSo() throws Exception {
    var outage = new PostgresOutage(home, running.database());
    outage.stop();
    try {
      var answer = running.ask(running.keyOf(MO), "GET", "/api/v1/partners/MO/list", "", NOTHING);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("E901");
    } finally {
      outage.start();
    }
  }

  private static Socket begun(String request, String headers) throws IOException {
    var socket = new Socket("127.0.0.1", running.port());
    var head = "%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n".formatted(request, headers);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void chunks(OutputStream out, int mebibytes) throws IOException {
    var mebibyte = new byte[1 << 20];
    for (int i = 0; i < mebibytes; i++) {
      out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
      out.write(mebibyte);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
