package mra.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
  @TempDir private Path config;

  @Test
  void whatWasMovedGoesAwayAgainWhenTheLastStepFails() throws IOException {
    try (var staging = staged()) {
      assertThatThrownBy(() ->
              staging.install(() -> {
                throw new IOException("the disk is full");
              }))
          .isInstanceOf(IOException.class);
    }
    assertThat(config).isEmptyDirectory();
  }

  @Test
  void whoeverWasFasterKeepsWhatTheyMade() throws IOException {
    try (var staging = staged()) {
      Files.createDirectories(config.resolve("b"));
      Files.writeString(config.resolve("b/theirs"), "theirs");
      assertThatThrownBy(() -> staging.install(() -> {})).isInstanceOf(IOException.class);
    }
    assertThat(config.resolve("a")).doesNotExist();
    assertThat(config.resolve("b/theirs")).hasContent("theirs");
    assertThat(config.resolve("b/file")).doesNotExist();
  }

  @Test
  void linesAreAddedToAFileThatDidNotEndItsLast() throws IOException {
    var file = Files.writeString(config.resolve("list.csv"), "one");
    Staging.append(file, List.of("two", "three"));
    assertThat(file).hasContent("one\ntwo\nthree\n");
    assertThat(config).isDirectoryContaining(each -> each.endsWith("list.csv"));
  }

  private Staging staged() throws IOException {
    var staging = new Staging(config);
    for (var folder : new String[] {"a", "b"}) {
      staging.expectFree(folder);
      staging.write(folder + "/file", "ours");
    }
    return staging;
  }
}
