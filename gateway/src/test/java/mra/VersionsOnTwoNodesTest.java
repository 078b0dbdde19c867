package mra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  /** Whoever has the first key of one node is another person than who has the other's. */
  private static void decide(String what, String version) {
    for (var node : List.of(one, other)) {
      // A newer list may just be compared.
      await()
          .atMost(SOON)
          .until(() -> nodes.post(node, VERSIONS + what, WHY), said -> said.has("proposal"));
    }
    for (var node : List.of(one, other)) {
      await().atMost(SOON).until(() -> active(node).equals(version));
    }
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
