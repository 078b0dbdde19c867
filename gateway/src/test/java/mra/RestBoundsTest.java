package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked over REST is refused with a fault where it cannot be answered. */
class RestBoundsTest {
  @TempDir private static Path home;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.start(home, Map.of(EU, 10L, HK, 10L, MO, 10L));
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operators?partner=EU%00&code=A",
        "operators?partner=EU&code=A%00",
        "operators?name=%00",
        "operators?identifier=EORI:%00",
        "operators?name=a&after=EU:%00",
        "export?partner=%00"
      })
  void aNulInWhatIsSearchedForIsTheAskersMistake(String path) throws Exception {
    var answer = running.get("/api/v1/" + path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("E701");
  }

  @ParameterizedTest
  @ValueSource(strings = {"export?partner=EU&at=2026", "operators?partner=EU&code=A&at=2026-12-01"})
  void aMomentThatIsNoInstantIsTheAskersMistake(String path) throws Exception {
    var answer = running.get("/api/v1/" + path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("E701", "no instant such as");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exchanges/nonsense", "partners/EU/exchanges?limit=many", "export"})
  void whatIsOfTheWrongKindOrMissingIsTheAskersMistake(String path) throws Exception {
    var answer = running.get("/api/v1/" + path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("E701");
  }

  @Test
  void aPartnerThatIsNoneIsNotTakenForOneWithoutOperators() throws Exception {
    var answer = running.get("/api/v1/export?partner=ZZ");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("E606");
  }

  @ParameterizedTest
  @ValueSource(strings = {"declaration", "code", "name", "country"})
  void aNulInAQuestionIsTheAskersMistake(String field) throws Exception {
    var question =
        """
        {"declaration":"D","flow":"IMPORT",
         "parties":[{"role":"CONSIGNOR","country":"DE","code":"C","name":"N"}]}
        """
            .replaceFirst("(\"%s\":\"\\w+)".formatted(field), "$1\\\\u0000");

    var answer = running.post("/api/v1/recognitions", "application/json", question);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("E701");
  }

  @Test
  void aBatchOfTooManyPartiesIsRefusedAsAWhole() throws Exception {
    var party = "{\"role\":\"CONSIGNOR\",\"country\":\"DE\",\"code\":\"C\"}";
    var line =
        "{\"flow\":\"IMPORT\",\"parties\":[%s]}\n"
            .formatted(String.join(",", Collections.nCopies(100, party)));

    assertThat(batch(line.repeat(100)).statusCode()).isEqualTo(200);
    var refused = batch(line.repeat(101));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(refused.body()).contains("E307", "10000 parties");
  }

  private static HttpResponse<String> batch(String lines) throws Exception {
    return running.post("/api/v1/recognitions", "application/x-ndjson", lines);
  }
}
