package mra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import mra.TwoNodes.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A version that is put in force on one of two nodes, with servers of their own. */
@Timeout(240)
class VersionsOnTwoNodesTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String VERSIONS = "/api/v1/partners/HK/versions";
  private static final String ANN = "ann-key-0000000000000000000000000000000000x";
  private static final String BO = "bo-key-00000000000000000000000000000000000x";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WHY = "{\"reason\":\"a test\"}";

  @TempDir private static Path folder;
  private static TwoNodes nodes;
  private static Running one;
  private static Running other;

  @BeforeAll
  static void start() throws Exception {
    nodes = TwoNodes.prepare(folder);
    var both = nodes.startBoth();
    one = both[0];
    other = both[1];
    account("ann", ANN);
    account("bo", BO);
  }

  @AfterAll
  static void stop() throws Exception {
    one.process().close();
    other.process().close();
    nodes.close();
  }

  @Test
  void bothUseItAtOnceAndBothGoBack() throws Exception {
    await().atMost(SOON).until(() -> exchangesBy(active(one)) > 0);
    var before = active(one);
    assertThat(active(other)).isEqualTo(before);
    var table = folder.resolve("config/mappings/HK/aeo-list.yaml");
    Files.writeString(table, Files.readString(table) + "# a remark\n");

    var version = nodes.post(one, VERSIONS, WHY).at("/candidate/version").asText();

    assertThat(version).hasSize(64).isNotEqualTo(before);
    var comparison =
        await()
            .atMost(SOON)
            .until(
                () -> nodes.get(other, VERSIONS).at("/candidate/comparisons/0"),
                JsonNode::isObject);
    assertThat(comparison.path("same").asLong()).isPositive();
    assertThat(comparison.path("different").asLong()).isZero();

    decide("/activate", version);
    await().atMost(SOON).until(() -> exchangesBy(version) >= 2);

    decide("/rollback", before);
  }

  /** One person says so on one node, another person on the other. */
  private static void decide(String what, String version) throws Exception {
    assertThat(said(one, ANN, what, version).at("/proposal/second").isNull()).isTrue();
    assertThat(said(other, BO, what, version).at("/proposal/second").asText()).isEqualTo("bo");
    for (var node : List.of(one, other)) {
      await().atMost(SOON).until(() -> active(node), version::equals);
    }
  }

  private static JsonNode said(Running node, String key, String what, String version)
      throws Exception {
    var wanted = "{\"reason\":\"a test\",\"version\":\"%s\"}".formatted(version);
    var request =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(wanted));
    var answer = JSON.readTree(nodes.send(node, key, VERSIONS + what, request).body());
    assertThat(answer.has("proposal")).as("%s", answer).isTrue();
    return answer;
  }

  /** The first keys of all nodes are in one hand. */
  private static void account(String name, String key) throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    var wanted =
        """
        {"sha256":"%s","kind":"PERSON","roles":["ADMIN"],"reason":"a test"}\
        """
            .formatted(HexFormat.of().formatHex(sha256));
    var request =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(wanted));
    assertThat(nodes.send(one, one.key(), "/api/v1/accounts/" + name, request).statusCode())
        .isEqualTo(204);
  }

  private static String active(Running node) {
    return nodes.get(node, VERSIONS).path("active").asText();
  }

  private static long exchangesBy(String version) {
    return nodes
        .servers()
        .database()
        .sql(
            """
            select count(*) from exchange
            where partner = 'HK' and way = 'IN' and profile_version = ? and outcome is not null
              and outcome <> 'FAILED'
            """)
        .param(version)
        .query(Long.class)
        .single();
  }
}
