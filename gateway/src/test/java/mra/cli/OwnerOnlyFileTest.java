package mra.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFileTest {
  @TempDir private Path home;

  @Test
  void theLogAndThoseAfterItAreReadByTheirOwnerOnly() throws Exception {
    var context = new LoggerContext();
    context.putProperty("mra.log", Logs.file(home).toString());
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(OwnerOnlyFileTest.class.getResource("/logback.xml"));

    var root = context.getLogger("ROOT");
    root.info("a line");
    ((OwnerOnlyFile<?>) root.getAppender("file"))
        .openFile(Logs.file(home).resolveSibling("next.log").toString());
    context.stop();

    assertThat(mode(requireNonNull(Logs.file(home).getParent()))).isEqualTo("rwx------");
    try (var files = Files.list(Logs.file(home).getParent())) {
      assertThat(files.toList()).hasSize(2).allMatch(file -> mode(file).equals("rw-------"));
    }
  }

  private static String mode(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
