package mra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * Runs PostgreSQL's own programs.
 *
 * @param prefix what stands before each command
 */
record PostgresProgram(Path folder, List<String> prefix) {

  static PostgresProgram in(Path parent) {
    try {
      return new PostgresProgram(PostgresFiles.in(parent), Unprivileged.prefix());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for its end.
   *
   * @throws Refused E901 with what the program said
   */
  void run(String program, String... arguments) {
    var command =
        Stream.of(prefix.stream(), Stream.of(path(program)), Stream.of(arguments))
            .flatMap(part -> part)
            .toList();
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new Refused(Fault.STORE_UNAVAILABLE, program, said.strip());
      }
    } catch (IOException e) {
      throw new Refused(Fault.STORE_UNAVAILABLE, program, "it does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(Fault.STORE_UNAVAILABLE, program, "the wait was interrupted", e);
    }
  }

  private String path(String program) {
    return folder.resolve("bin").resolve(program).toString();
  }
}
