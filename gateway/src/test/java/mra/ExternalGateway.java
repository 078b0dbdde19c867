package mra;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** {@code ./mra run --external} in a process of its own that writes down which classes it loads. */
final class ExternalGateway implements AutoCloseable {
  private static final String ADDRESS = "gateway: https://localhost:";

  private final Process process;
  private final int port;
  private final Path classes;

  private ExternalGateway(Process process, int port, Path classes) {
    this.process = process;
    this.port = port;
    this.classes = classes;
  }

  /** Returns when it tells its address. */
  static ExternalGateway start(Path folder, Map<String, String> environment) throws IOException {
    var classes = folder.resolve("classes.log");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load:file=" + classes + "::filecount=0",
                "-Dmra.project=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "mra.cli.Mra",
                "run",
                "--external")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    var process = builder.start();
    var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(ADDRESS)) {
        var port = Integer.parseInt(line.substring(ADDRESS.length()));
        return new ExternalGateway(process, port, classes);
      }
    }
    throw new IOException("the gateway ended before it told its address");
  }

  int port() {
    return port;
  }

  List<String> loadedClasses() throws IOException {
    try (var lines = Files.lines(classes)) {
      return lines.map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "")).toList();
    }
  }

  /** TCP ports on which the process waits for connections. */
  Set<Integer> listening() throws IOException {
    var own = sockets();
    var ports = new TreeSet<Integer>();
    for (var table : List.of("tcp", "tcp6")) {
      for (var line : Files.readAllLines(proc().resolve("net").resolve(table))) {
        var column = line.strip().split("\\s+");
        // proc(5): local address, state (0A listens) and inode.
        if (column[3].equals("0A") && own.contains("socket:[" + column[9] + "]")) {
          ports.add(Integer.parseInt(column[1].substring(column[1].indexOf(':') + 1), 16));
        }
      }
    }
    return ports;
  }

  private Set<String> sockets() throws IOException {
    var names = new HashSet<String>();
    try (var descriptors = Files.newDirectoryStream(proc().resolve("fd"))) {
      for (var descriptor : descriptors) {
        names.add(Files.readSymbolicLink(descriptor).toString());
      }
    }
    return names;
  }

  private Path proc() {
    return Path.of("/proc", Long.toString(process.pid()));
  }

  /** As Ctrl-C or systemd do; false when it does not end. */
  boolean stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(60, TimeUnit.SECONDS);
  }

  /** As kill -STOP does: it stands still, and its connections stay. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** It goes on. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
