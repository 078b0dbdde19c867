package mra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal that is told to end in its midst puts away what it made. */
@Timeout(240)
class MidwayTest {
  private static final int BY_SIGTERM = 143;

  @TempDir private Path folder;

  @Test
  void neitherServersNorKeysAreLeft() throws Exception {
    var made = folder.resolve("home/rehearse/HK/gateway");
    var said = folder.resolve("said");
    var process = start(said);
    try {
      await().atMost(Duration.ofMinutes(2)).until(() -> !process.isAlive() || isInItsMidst(made));
      assertThat(process.isAlive()).as("%s", Files.readString(said)).isTrue();
      assertThat(named(made, ".p12")).as("keys").isNotEmpty();
      var database = database(made);
      assertThat(database).as("its PostgreSQL").matches(ProcessHandle::isAlive);

      process.destroy();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(BY_SIGTERM);
      assertThat(made).doesNotExist();
      await().atMost(Duration.ofSeconds(20)).until(() -> !database.isAlive());
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(Path said) throws IOException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dmra.project=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "mra.cli.Mra",
                "rehearse",
                "HK",
                "--records=60")
            .redirectErrorStream(true)
            .redirectOutput(Files.createFile(said).toFile());
    builder.environment().putAll(Map.of("MRA_HOME", folder.resolve("home").toString()));
    return builder.start();
  }

  /** A list came. */
  private static boolean isInItsMidst(Path made) {
    try {
      return Files.exists(made)
          && named(made, "").stream()
              .anyMatch(file -> file.toString().contains("/bodies/") && Files.isRegularFile(file));
    } catch (IOException | UncheckedIOException goneMeanwhile) {
      return false;
    }
  }

  /** The first line of its file is the server's process. */
  private static ProcessHandle database(Path made) throws IOException {
    var file = named(made, "postmaster.pid").getFirst();
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
        .orElseThrow();
  }

  private static List<Path> named(Path in, String end) throws IOException {
    try (Stream<Path> files = Files.walk(in)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }
}
