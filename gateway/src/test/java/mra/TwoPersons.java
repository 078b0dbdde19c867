package mra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Two admins, who let partners go live. */
final class TwoPersons {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANN = "ann-key-0000000000000000000000000000000000x";
  private static final String BO = "bo-key-00000000000000000000000000000000000x";

  private final Running running;

  TwoPersons(Running running) throws Exception {
    this.running = running;
    account("ann", ANN);
    account("bo", BO);
  }

  /** Rehearsed on paper, in shadow, and live. */
  void live(String partner) throws Exception {
    var path = "/api/v1/partners/" + partner + "/life";
    var life = JSON.readTree(running.get(path).body());
    var report =
        Map.of(
            "partner",
            partner,
            "files",
            life.path("files").asText(),
            "at",
            Instant.now().toString(),
            "passed",
            true,
            "promises",
            List.of(Map.of("id", "any", "result", "KEPT")));
    move(ANN, path, Map.of("to", "REHEARSED", "reason", "rehearsed", "report", report));
    move(ANN, path, Map.of("to", "SHADOW", "reason", "it is simulated"));
    move(ANN, path, Map.of("to", "LIVE", "reason", "it is simulated"));
    var live = move(BO, path, Map.of("to", "LIVE", "reason", "I looked"));
    assertThat(live.at("/life/state").asText()).isEqualTo("LIVE");
  }

  private JsonNode move(String key, String path, Map<String, ?> wanted) throws Exception {
    var body = JSON.writeValueAsBytes(wanted);
    var answer = JSON.readTree(running.ask(key, "POST", path, "application/json", body).body());
    assertThat(answer.has("fault")).as("%s", answer).isFalse();
    return answer;
  }

  private void account(String name, String key) throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    var wanted =
        Map.of(
            "sha256",
            HexFormat.of().formatHex(sha256),
            "kind",
            "PERSON",
            "roles",
            List.of("ADMIN"),
            "reason",
            "a test");
    var answer =
        running.ask(
            running.adminKey(),
            "PUT",
            "/api/v1/accounts/" + name,
            "application/json",
            JSON.writeValueAsBytes(wanted));
    assertThat(answer.statusCode()).isEqualTo(204);
  }
}
