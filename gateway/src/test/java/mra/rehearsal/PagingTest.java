package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mra.trust.Issuer;
import mra.trust.Issuer.Kind;
import mra.trust.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An HTTPS server leads from page to page as the profile says. */
class PagingTest {
  private static final String TOKEN = "token";

  @TempDir private Path folder;

  @Test
  void byNumbersUnderTheUsualNames() throws Exception {
    assertThat(ask(Map.of(), "", "?page=2", "?page=3", "?page=4"))
        .containsExactly("1 X-Total-Pages=3", "2 X-Total-Pages=3", "3 X-Total-Pages=3", "404");
  }

  @Test
  void byRecordsToLeaveOut() throws Exception {
    var options = Map.of("pages-by", "offset", "page-size", "2", "page-parameter", "skip");
    assertThat(ask(options, "", "?skip=2", "?skip=4"))
        .containsExactly("1 X-Total-Count=5", "2 X-Total-Count=5", "3 X-Total-Count=5");
  }

  @Test
  void byWhatTheLastAnswerSaid() throws Exception {
    var options = Map.of("pages-by", "cursor", "page-header", "X-More");
    assertThat(ask(options, "", "?cursor=p2", "?cursor=p3", "?cursor=4"))
        .containsExactly("1 X-More=p2", "2 X-More=p3", "3", "404");
  }

  @Test
  void byLinks() throws Exception {
    assertThat(ask(Map.of("pages-by", "link"), "", "?at=p2", "?at=p3"))
        .containsExactly(
            "1 Link=</aeo-lists/current?at=p2>; rel=\"next\"",
            "2 Link=</aeo-lists/current?at=p3>; rel=\"next\"",
            "3");
  }

  /** What is answered to each query: the page and what leads on, or the status. */
  private List<String> ask(Map<String, String> options, String... queries) throws Exception {
    var tls = Issuer.authority("Test", Kind.RSA, Clock.systemUTC());
    var http =
        HttpClient.newBuilder().sslContext(Tls.client(null, List.of(tls.certificate()))).build();
    var server =
        new HttpsServer(
            folder.resolve("tls.p12"),
            folder.resolve("drawer"),
            tls.tlsServer("localhost", List.of("localhost")),
            TOKEN,
            "other",
            Paging.of(options),
            Site.LOOPBACK);
    try {
      server.offer(new Offer("LIST-1", List.of(page(1), page(2), page(3)), Mischief.NONE, 5));
      var answers = new ArrayList<String>();
      for (var query : queries) {
        answers.add(ask(http, URI.create(server.address() + query)));
      }
      return answers;
    } finally {
      server.close();
    }
  }

  private Path page(int number) throws IOException {
    return Files.writeString(folder.resolve("page-" + number), "" + number);
  }

  private static String ask(HttpClient http, URI address) throws Exception {
    var request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + TOKEN);
    var answer = http.send(request.build(), BodyHandlers.ofString());
    return answer.statusCode() == 200 ? answer.body() + leading(answer) : "" + answer.statusCode();
  }

  private static String leading(HttpResponse<?> answer) {
    return List.of("X-Total-Pages", "X-Total-Count", "X-More", "Link").stream()
        .flatMap(name -> answer.headers().firstValue(name).map(v -> " " + name + "=" + v).stream())
        .findFirst()
        .orElse("");
  }
}
