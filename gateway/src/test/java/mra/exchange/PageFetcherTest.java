package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import mra.fault.Refused;
import mra.partner.Limits;
import mra.partner.Pull;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a server that says in its headers how it goes on. */
@Timeout(30)
class PageFetcherTest {
  private static final int SILENCE_MILLIS = 2_000;
  private static final Limits LIMITS = new Limits(1_000_000, 1, 1, 1, Duration.ofMinutes(1));

  @TempDir Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/link", exchange -> answer(exchange, "Link", "</link?page=2&of=a%20b>; rel=next"));
    server.createContext(
        "/away", exchange -> answer(exchange, "Link", "<http://127.0.0.1:1/>; rel=next"));
    server.createContext("/cursor", exchange -> answer(exchange, "X-Next-Cursor", "a b+c"));
    server.createContext("/number", exchange -> answer(exchange, "X-Total-Pages", "2"));
    server.createContext("/offset", exchange -> answer(exchange, "X-Total-Count", "4"));
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
  }

  @Test
  void followsLinks() throws Exception {
    assertThat(fetched("/link", Map.of("pages-by", "link"))).isEqualTo("12");
    assertThat(asked).containsExactly("/link", "/link?page=2&of=a%20b");
  }

  @Test
  void followsCursors() throws Exception {
    assertThat(fetched("/cursor", Map.of("pages-by", "cursor"))).isEqualTo("12");
    assertThat(asked).containsExactly("/cursor", "/cursor?cursor=a+b%2Bc");
  }

  @Test
  void countsPages() throws Exception {
    assertThat(fetched("/number", Map.of()))
        .as("unless the profile says otherwise")
        .isEqualTo("12");
    assertThat(asked).containsExactly("/number?page=1", "/number?page=2");
  }

  @Test
  void countsOffsets() throws Exception {
    assertThat(fetched("/offset", Map.of("pages-by", "offset", "page-size", "2"))).isEqualTo("12");
    assertThat(asked).containsExactly("/offset?offset=0", "/offset?offset=2");
  }

  @Test
  void pagesWithoutAByteTakeTimeToo() {
    var noTime = new Limits(1_000_000, 1, 1, 1, Duration.ZERO);

    assertThatThrownBy(
            () -> {
              try (var raw = new RawFile(folder.resolve("none"), noTime, Duration.ofSeconds(2))) {
                raw.append(InputStream.nullInputStream());
              }
            })
        .isInstanceOf(Refused.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void followsNoLinkToAnotherServer() {
    assertThatThrownBy(() -> fetched("/away", Map.of("pages-by", "link")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("it leads to another server");
    assertThat(asked).containsExactly("/away");
  }

  private String fetched(String path, Map<String, String> options) throws Exception {
    var address = "http://127.0.0.1:" + server.getAddress().getPort() + path;
    var uri = HttpsService.URI.formatted(address, "connections", "answers", SILENCE_MILLIS);
    var service = camel.getEndpoint(uri).createProducer();
    service.start();
    var pull = new Pull(Pull.Transport.HTTPS, address, "", "XX/aeo-list", Map.of(), null, options);
    var raw = new RawFile(folder.resolve("raw"), LIMITS, Duration.ofSeconds(2));
    new PageFetcher(service, new PartnerSecrets(folder)).fetch(raw, pull);
    return Files.readString(raw.path());
  }

  /** Two pages, the first of which leads on; a number of records or pages stands on both. */
  private void answer(HttpExchange exchange, String header, String value) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    int page = asked.size();
    if (page == 1 || header.startsWith("X-Total-")) {
      exchange.getResponseHeaders().add(header, value);
    }
    exchange.sendResponseHeaders(200, 1);
    try (var out = exchange.getResponseBody()) {
      out.write(Integer.toString(page).getBytes(StandardCharsets.UTF_8));
    }
  }
}
