package mra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir private Path folder;

  @Test
  void aPersonsOwnKeyReplacesNoneThatMayBeInUse() throws Exception {
    var file = new KeyFile(folder.resolve("ann.key"));
    var digests = new ArrayList<String>();
    file.fresh().make(digests::add);
    var key = Files.readString(file.path());

    assertThatThrownBy(() -> file.fresh().make(digests::add)).hasMessageContaining("E701");

    assertThat(digests).hasSize(1);
    assertThat(file.path()).hasContent(key.strip());
  }
}
