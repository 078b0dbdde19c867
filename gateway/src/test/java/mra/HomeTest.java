package mra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path folder;

  @Test
  void secondProcessIsRefusedAndToldWhoOwnsTheFolder() throws Exception {
    try (var owner = Holder.start(folder.resolve("var"), "home")) {
      assertThatThrownBy(() -> Home.open(folder.resolve("var")))
          .isInstanceOf(Refused.class)
          .hasMessageStartingWith("E608")
          .hasMessageContaining("process " + owner.pid() + " owns it");
    }
  }

  @Test
  void killedProcessLeavesNoObstacle() throws Exception {
    var owner = Holder.start(folder.resolve("var"), "home");
    owner.kill();

    try (var home = Home.open(folder.resolve("var"))) {
      assertThat(home.root()).isDirectory();
    }
  }

  @Test
  void folderIsFreeAgainAfterClose() {
    Home.open(folder.resolve("var")).close();
    try (var again = Home.open(folder.resolve("var"))) {
      assertThat(again.root()).isEqualTo(folder.resolve("var"));
    }
  }

  @Test
  void everythingInsideIsClosedToOthers() throws IOException {
    try (var home = Home.open(folder.resolve("var"))) {
      var secret = home.secrets().file("database.password");

      assertThat(mode(home.root())).isEqualTo("rwx------");
      assertThat(mode(home.folder("secret"))).isEqualTo("rwx------");
      assertThat(mode(secret)).isEqualTo("rw-------");
    }
  }

  @Test
  void secretIsMadeOnceAndKept() {
    try (var home = Home.open(folder.resolve("var"))) {
      var first = home.secrets().text("one");

      assertThat(first).hasSize(43);
      assertThat(home.secrets().text("one")).isEqualTo(first);
      assertThat(home.secrets().text("other")).isNotEqualTo(first);
    }
  }

  @Test
  void runFileTellsTheDoorsUntilTheEnd() throws IOException {
    var file = folder.resolve("var/run.json");
    try (var home = Home.open(folder.resolve("var"))) {
      home.announce("https", Map.of("http", 8443));

      var told = new ObjectMapper().readTree(file.toFile());
      assertThat(told.at("/pid").asLong()).isEqualTo(ProcessHandle.current().pid());
      assertThat(told.at("/ports/http").asInt()).isEqualTo(8443);
      assertThat(told.at("/scheme").asText()).isEqualTo("https");
    }
    assertThat(file).doesNotExist();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
