package mra.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mra.canonical.Code;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page that partners build from is right: its vectors, and the commands that make them. */
class ReconciliationVectorsTest {
  private static final Path PAGE = Path.of("..", "docs", "reconciliation.md");
  private static final Pattern VECTOR =
      Pattern.compile("^```text\n(.*?)---\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern COMMANDS =
      Pattern.compile("^```bash\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir private Path folder;

  record Vector(List<String> leaves, String expected) {
    static Vector of(MatchResult match) {
      return new Vector(match.group(1).lines().toList(), match.group(2));
    }
  }

  static Stream<Vector> vectors() throws IOException {
    return VECTOR.matcher(Files.readString(PAGE)).results().map(Vector::of);
  }

  @Test
  void thePageHasVectors() throws IOException {
    assertThat(vectors()).hasSize(6);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theGatewayComputesThem(Vector vector) {
    assertThat(said(vector.leaves())).isEqualTo(vector.expected());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theCommandsOfThePageComputeThem(Vector vector) throws Exception {
    var commands = COMMANDS.matcher(Files.readString(PAGE)).results().findFirst().orElseThrow();
    Files.writeString(folder.resolve("commands"), commands.group(1));
    Files.write(folder.resolve("leaves"), vector.leaves().reversed());
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder("bash", "commands")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).hasContent(vector.expected());
  }

  private static String said(List<String> leaves) {
    var root = new ReconciliationRoot();
    leaves.forEach(leaf -> root.add(operator(leaf.split(" "))));
    var nobody = new ReconciliationRoot().finish().root();
    var result = root.finish();
    var lines = new ArrayList<>(List.of("count " + result.count(), "root " + result.root()));
    for (int bucket = 0; bucket < ReconciliationRoot.BUCKETS; bucket++) {
      var of = result.buckets().get(bucket);
      if (!of.equals(nobody)) {
        lines.add("bucket %02x %s".formatted(bucket, of));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** With names, which play no part. */
  private static Operator operator(String... leaf) {
    return new Operator(
        "CN",
        Code.of(leaf[0]),
        new TreeMap<>(),
        List.of(new Name("某某进出口有限公司", "zh")),
        null,
        leaf[1],
        List.of(),
        Standing.valueOf(leaf[2]),
        null,
        null,
        leaf.length > 3 ? LocalDate.parse(leaf[3]) : null,
        null,
        null);
  }
}
