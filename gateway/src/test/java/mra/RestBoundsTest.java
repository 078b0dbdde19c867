package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
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
  @ValueSource(
      strings = {
        "export?partner=EU&at=2026",
        "operators?partner=EU&code=A&at=yesterday",
        "operators?partner=EU&code=A&knownAt=2026-12-01"
      })
  void aMomentThatIsNoInstantIsTheAskersMistake(String path) throws Exception {
    var answer = running.get("/api/v1/" + path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("E701", "no instant such as");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operators?partner=EU&code=A&at=%2B999999999-12-31T23:59:59Z",
        "operators?partner=EU&code=A&knownAt=%2B300000-01-01T00:00:00Z",
        "operators/history?partner=EU&code=A&knownAt=-999999999-01-01T00:00:00Z",
        "export?partner=EU&at=0001-01-01T00:00:00Z",
        "late-knowledge?partner=EU&since=%2B999999999-12-31T23:59:59Z",
        "late-knowledge?partner=EU&until=%2B999999999-12-31T23:59:59Z",
        "partners/EU/repairs?from=%2B999999999-12-30&to=%2B999999999-12-31",
        "partners/EU/repairs?from=-999999999-01-01&to=-999999999-01-02"
      })
  void aTimeThatNoCalendarHoldsIsTheAskersMistake(String path) throws Exception {
    var answer = running.get("/api/v1/" + path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("E701", "1900");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exchanges/nonsense", "partners/EU/exchanges?limit=many", "export"})
  void whatIsOfTheWrongKindOrMissingIsTheAskersMistake(String path) throws Exception {
    var answer = running.get("/api/v1/" + path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("E701").doesNotContain("UUID", "java.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"operators?code=A", "operators?code=A&name=B", "operators"})
  void halfAQuestionForAnOperatorIsToldWhatItLacks(String path) throws Exception {
    var answer = running.get("/api/v1/" + path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("E701", "give partner and code, or name, or identifier");
  }

  @Test
  void aBodyOfAnotherKindIsToldWhichKindsThereAre() throws Exception {
    var answer = running.post("/api/v1/recognitions", "text/plain", "{}");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("E701", "application/json", "application/x-ndjson");
  }

  @ParameterizedTest
  @ValueSource(strings = {"export?partner=ZZ", "operators?partner=ZZ&code=A"})
  void aPartnerThatIsNoneIsNotTakenForOneWithoutOperators(String path) throws Exception {
    var answer = running.get("/api/v1/" + path);

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

  @Test
  void everyDoorIsDescribedWithWhoOpensItAndHowItSaysNo() throws Exception {
    var description = new ObjectMapper().readTree(running.get("/api/openapi.json").body());
    var names = new ArrayList<String>();

    for (var path : description.path("paths")) {
      for (var door : path) {
        names.add(door.path("operationId").asText());
        assertThat(door.path("description").asText()).startsWith("Opened by ");
        assertThat(door.at("/responses/401/$ref").asText())
            .isEqualTo("#/components/responses/Unauthorized");
        assertThat(door.path("responses").has("403")).isTrue();
        assertThat(door.toString()).doesNotContain("*/*");
      }
    }

    assertThat(names).doesNotHaveDuplicates().contains("listTake", "keyGive", "accountGive");
    assertThat(description.at("/components/responses/Conflict/content").toString())
        .isEqualTo(
            "{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/Problem\"}}}");
    var list = description.at("/paths/~1api~1v1~1partners~1{id}~1list/get/responses");
    assertThat(list.at("/200/headers").properties())
        .extracting(Map.Entry::getKey)
        .contains("X-Exchange-Id", "X-Document-Id", "ETag");
    var lists = description.at("/paths/~1api~1v1~1partners~1{id}~1lists/post/responses");
    assertThat(lists.properties())
        .extracting(Map.Entry::getKey)
        .contains("200", "400", "401", "403", "404", "408", "413", "415", "422");
  }

  private static HttpResponse<String> batch(String lines) throws Exception {
    return running.post("/api/v1/recognitions", "application/x-ndjson", lines);
  }
}
