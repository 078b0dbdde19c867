package mra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Accounts of a running gateway, and what those who have their keys say over REST. */
final class Persons {
  static final String ANN = "ann-key-0000000000000000000000000000000000x";
  static final String BO = "bo-key-00000000000000000000000000000000000x";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Running running;

  private Persons(Running running) {
    this.running = running;
  }

  /** Two admins. */
  static Persons of(Running running) throws Exception {
    var persons = new Persons(running);
    persons.add("ann", ANN, "PERSON", "OPERATOR", "ADMIN");
    persons.add("bo", BO, "PERSON", "OPERATOR", "ADMIN");
    return persons;
  }

  /**
   * @param kind PERSON or SYSTEM
   */
  void add(String name, String key, String kind, String... roles) throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    var wanted =
        Map.of(
            "sha256",
            HexFormat.of().formatHex(sha256),
            "kind",
            kind,
            "roles",
            List.of(roles),
            "reason",
            "a test");
    var answer =
        running.ask(
            running.adminKey(),
            "PUT",
            "/api/v1/accounts/" + name,
            "application/json",
            JSON.writeValueAsBytes(wanted));
    assertThat(answer.statusCode()).isIn(202, 204);
  }

  /** What the gateway answers, a fault included. */
  JsonNode post(String key, String path, String body) throws Exception {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return JSON.readTree(running.ask(key, "POST", path, "application/json", bytes).body());
  }

  JsonNode versions(String partner) throws Exception {
    return JSON.readTree(running.get(path(partner)).body());
  }

  /** The gateway's own first admin reads the folder, whoever proposed something before. */
  JsonNode propose(String partner) throws Exception {
    return propose(running.adminKey(), partner, ",\"replace\":true");
  }

  /**
   * @param more members of the request, each after a comma
   */
  JsonNode propose(String key, String partner, String more) throws Exception {
    return post(key, path(partner), "{\"reason\":\"a test\"%s}".formatted(more));
  }

  /** One after the other; what the second is answered. */
  JsonNode bothActivate(String partner, String version) throws Exception {
    return both(partner, "/activate", version);
  }

  JsonNode bothRollBack(String partner, String version) throws Exception {
    return both(partner, "/rollback", version);
  }

  private JsonNode both(String partner, String what, String version) throws Exception {
    var wanted =
        "{\"reason\":\"a test\",\"version\":\"%s\",\"withoutComparison\":%s}"
            .formatted(version, what.equals("/activate"));
    var first = post(ANN, path(partner) + what, wanted);
    assertThat(first.at("/proposal/by").asText()).as("%s", first).isEqualTo("ann");
    return post(BO, path(partner) + what, wanted);
  }

  private static String path(String partner) {
    return "/api/v1/partners/" + partner + "/versions";
  }
}
