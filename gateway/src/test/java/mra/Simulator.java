package mra;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code ./mra simulate --json} in a process of its own. */
final class Simulator implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Path folder;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();

  private Simulator(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    Thread.ofVirtual()
        .start(() -> {
          try (var out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            out.lines().forEach(lines::add);
          } catch (IOException gone) {
            // Its end.
          }
        });
  }

  /** Returns at once; wait for PUBLISHED. */
  static Simulator start(Path config, String partner, Path certificates, Path folder)
      throws IOException {
    return new Simulator(
        mra(
            Map.of("MRA_CONFIG", config.toString()),
            List.of(
                "simulate",
                partner,
                "--json",
                "--records",
                "60",
                "--gateway-certificates",
                certificates.toString(),
                "--out",
                folder.toString())),
        folder);
  }

  /** Any command, as {@code ./mra} starts it. */
  static Process mra(Map<String, String> environment, List<String> command) throws IOException {
    var all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dmra.project=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "mra.cli.Mra"));
    all.addAll(command);
    var builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return builder.start();
  }

  void say(String command) throws IOException {
    process.outputWriter().write(command + "\n");
    process.outputWriter().flush();
  }

  /** Nobody says anything any more. */
  void closeInput() throws IOException {
    process.outputWriter().close();
  }

  /** The next line about this; those before it are gone. */
  JsonNode next(String what) throws IOException, InterruptedException {
    for (var line = line(); line != null; line = line()) {
      seen.add(line);
      var read = JSON.readTree(line);
      if (read.path("what").asText().equals(what)) {
        return read;
      }
    }
    throw new IOException("no " + what + " among " + seen);
  }

  private @Nullable String line() throws InterruptedException {
    return lines.poll(60, SECONDS);
  }

  /** Lays what the gateway needs where the gateway looks for it. */
  Map<String, String> install(Path config, Path secrets) throws IOException {
    var kit = folder.resolve("gateway");
    copy(kit.resolve("partners"), config.resolve("partners"));
    copy(kit.resolve("secret"), secrets);
    var values = new Properties();
    try (var reader = Files.newBufferedReader(kit.resolve("values.properties"))) {
      values.load(reader);
    }
    var all = new TreeMap<String, String>();
    values.stringPropertyNames().forEach(name -> all.put(name, values.getProperty(name)));
    return all;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As Ctrl-C or systemd do; false when it does not end. */
  boolean stop() throws IOException, InterruptedException {
    // Java's own way closes what it says too.
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
    return process.waitFor(30, TimeUnit.SECONDS);
  }

  /** It ends by itself. */
  int exitCode() throws InterruptedException {
    return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
