package mra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a simulation before anything listens. */
class SimulateCommandTest {
  private final StringWriter said = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "simulate AU --records 0, --records is 1 to 100000",
    "simulate AU --port 65535, --port is 0 (any free) to 65534",
    "simulate AU --port -1, --port is 0 (any free) to 65534",
    "simulate, Missing required parameter"
  })
  void wrongUsageExitsWithTwo(String command, String sentence) {
    assertThat(run(command.split(" "))).isEqualTo(2);
    assertThat(said.toString()).contains(sentence);
  }

  @Test
  void whoIsUnknownIsNotSimulated() {
    assertThat(run("simulate", "XX")).isOne();
    assertThat(said.toString()).contains("E606");
  }

  @Test
  void theHelpTellsItsCommands() {
    assertThat(run("help", "simulate")).isZero();
    assertThat(said.toString())
        .contains(
            "--gateway-certificates", "--hand-over", "shrink PERCENT", "bad DAY", "127.0.0.1");
  }

  private int run(String... command) {
    var out = new PrintWriter(said, true);
    return Mra.commandLine().setOut(out).setErr(out).execute(command);
  }
}
