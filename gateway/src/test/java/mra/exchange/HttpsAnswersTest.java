package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import mra.fault.Refused;
import mra.partner.Limits;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A partner's server that never stops sending. */
@Timeout(30)
class HttpsAnswersTest {
  private static final int SILENCE_MILLIS = 2_000;
  private static final Limits LIMITS = new Limits(1_000_000, 1, 1, 1, Duration.ofMinutes(1));

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/200", exchange -> sendForEver(exchange, 200));
    server.createContext("/500", exchange -> sendForEver(exchange, 500));
    server.createContext("/head", HttpsAnswersTest::sendLongHead);
    server.start();
    camel.setStreamCaching(false);
    camel
        .getRegistry()
        .bind("connections", HttpsConnections.of(SSLContext.getDefault(), SILENCE_MILLIS));
    camel.getRegistry().bind("answers", new HttpsAnswers());
    camel.start();
  }

  @AfterEach
  void stop() throws Exception {
    camel.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void isCutOffWhereTheListIsTooLargeAndNotReadToItsEnd() throws Exception {
    for (int i = 0; i < 10; i++) { // more often than there are connections
      var body = ask("/200").getBody(InputStream.class);
      var raw = new RawFile(folder.resolve("raw"), LIMITS, Duration.ofSeconds(2));
      assertThatThrownBy(() -> raw.append(body))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("E107");
    }
  }

  @Test
  void isNotReadAtAllWhereItRefuses() throws Exception {
    var answer = ask("/500");
    assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(500);
    answer.getBody(InputStream.class).close();
  }

  @Test
  void isGivenUpWhereAHeaderIsTooLong() {
    assertThatThrownBy(() -> ask("/head")).isInstanceOf(IOException.class);
  }

  private Message ask(String path) throws Exception {
    var uri =
        HttpsService.URI.formatted(
            "http://127.0.0.1:" + server.getAddress().getPort() + path,
            "connections",
            "answers",
            SILENCE_MILLIS);
    Producer service = camel.getEndpoint(uri).createProducer();
    service.start();
    var question = service.getEndpoint().createExchange(ExchangePattern.InOut);
    service.process(question);
    return question.getMessage();
  }

  private static void sendForEver(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, 0);
    var some = new byte[64 * 1024];
    try (var out = exchange.getResponseBody()) {
      while (true) {
        out.write(some);
      }
    }
  }

  private static void sendLongHead(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().put("X-Long", List.of("a".repeat(100_000)));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
