package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mra.fault.Failpoint;
import mra.rehearsal.Administration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is halted at every step of a list's way, as by kill -9, and started again: nothing is
 * lost, nothing doubled.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KillTest {
  private static final int KILLED = 137;

  /** So many that all the changes of one test are no burst within a day. */
  private static final Map<Administration, Long> SIZES = Map.of(EU, 2_000L, HK, 2_000L, MO, 2_000L);

  @TempDir private Path folder;

  @Test
  void whereverItIsKilledTheNextRunMakesItWhole() throws Exception {
    var home = folder.resolve("var");
    assertThat(run(home, "first", "")).isZero();
    var whole = new Whole(home);
    for (var point : Failpoint.values()) {
      assertThat(run(home, point + ", killed", point.name()))
          .as("killed %s", point)
          .isEqualTo(KILLED);
      try (var running = Running.patient(home, SIZES)) {
        Rounds.good(running);
        whole.expect(running);
      }
    }
  }

  /** One {@code ./mra run --once} in a process of its own, with changes in every register. */
  private int run(Path home, String name, String failpoint) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dmra.project=" + Path.of("..").toAbsolutePath().normalize(),
            "-Dmra.failpoint=" + failpoint));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    command.addAll(
        List.of(
            "mra.cli.Mra",
            "run",
            "--once",
            "--changes=5",
            "--operators=CN=300,EU=2000,HK=2000,MO=2000"));
    var log = folder.resolve(name + ".out");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(Map.of("MRA_HOME", home.toString(), "MRA_PORT", "0", "MRA_BROKER_PORT", "0"));
    int exit = builder.start().waitFor();
    if (exit == 1) {
      System.err.println(Files.readString(log));
    }
    return exit;
  }
}
