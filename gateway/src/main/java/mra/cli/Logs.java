package mra.cli;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where the running gateway writes what no person has to see; logback reads the properties when it
 * starts.
 */
final class Logs {

  private Logs() {}

  static Path file(Path home) {
    return home.resolve("log").resolve("gateway.log");
  }

  /** Before the first logger is made. */
  static void to(Path home) {
    System.setProperty("mra.log", file(home).toString());
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    // Tomcat logs by java.util.logging.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
