package mra.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs the peer's commands; whatever does not end with 0 ends the benchmark. */
final class Shell {
  private Shell() {}

  /** What the script wrote. */
  static String run(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder("bash", "-c", "set -euo pipefail\n" + script);
    builder.environment().putAll(environment);
    var process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("the peer failed: " + said);
    }
    return said;
  }
}
