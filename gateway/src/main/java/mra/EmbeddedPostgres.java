package mra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import mra.fault.Fault;
import mra.fault.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of our own under the home folder: password login over loopback only. It is
 * detached, so that Ctrl-C reaches the gateway alone; what a killed gateway left is stopped first.
 */
final class EmbeddedPostgres implements AutoCloseable {
  static final String USER = "gateway";
  static final String PASSWORD = "database.password";

  private static final String PID_FILE = "postmaster.pid";

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private final PostgresProgram program;
  private final Path data;
  private final int port;

  private EmbeddedPostgres(PostgresProgram program, Path data, int port) {
    this.program = program;
    this.data = data;
    this.port = port;
  }

  static EmbeddedPostgres start(Home home) {
    var folder = home.folder("postgres");
    try {
      var server =
          new EmbeddedPostgres(PostgresProgram.in(folder), folder.resolve("data"), freePort());
      server.initialise(home.secrets().file(PASSWORD));
      server.stopOrphan();
      PostgresConfiguration.write(server.data, server.port);
      server.start(folder.resolve("server.log"));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops what a killed gateway left in a home that is to be emptied. */
  static void stopOrphan(Home home) {
    var folder = home.root().resolve("postgres");
    var data = folder.resolve("data");
    if (Files.exists(data.resolve(PID_FILE))) {
      try {
        new EmbeddedPostgres(PostgresProgram.in(folder), data, 0).stopOrphan();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  int port() {
    return port;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public void close() {
    stop("fast");
  }

  private void initialise(Path passwordFile) throws IOException {
    if (Files.exists(data)) {
      return;
    }
    var half = data.resolveSibling("initialising");
    FileSystemUtils.deleteRecursively(half);
    program.run(
        "initdb",
        "--pgdata=" + half,
        "--username=" + USER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        // Sorts by code point and yet knows letters beyond ASCII.
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions");
    Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private void start(Path serverLog) throws IOException {
    try {
      program.run(
          "pg_ctl", "start", "--wait", "--silent", "--pgdata=" + data, "--log=" + serverLog);
    } catch (Refused silent) {
      throw new Refused(
          Fault.STORE_UNAVAILABLE, serverLog.toString(), "PostgreSQL does not start", silent);
    }
  }

  private void stop(String mode) {
    program.run("pg_ctl", "stop", "--wait", "--silent", "--pgdata=" + data, "--mode=" + mode);
  }

  private void stopOrphan() throws IOException {
    var pidFile = data.resolve(PID_FILE);
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    var process = ProcessHandle.of(pid);
    if (process.isEmpty()) {
      return; // PostgreSQL recovers by itself
    }
    if (isOurs(process.get())) {
      log.info("Stopping the PostgreSQL server that a killed gateway left, process {}", pid);
      stop("fast");
    } else {
      // Since then the number went to somebody else, whom PostgreSQL would take for its own.
      Files.delete(pidFile);
    }
  }

  private boolean isOurs(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains(data.toString())).isPresent();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
