package mra.cli;

import java.nio.file.Path;
import java.util.Map;
import mra.GatewaySettings;

/** Where the command runs: the project's folder, told by {@code ./mra}, and the environment. */
final class Surroundings {

  private Surroundings() {}

  static Map<String, String> environment() {
    return System.getenv();
  }

  static Path project() {
    return Path.of(System.getProperty("mra.project", ".")).toAbsolutePath().normalize();
  }

  static GatewaySettings settings() {
    return GatewaySettings.from(environment(), project(), false);
  }
}
