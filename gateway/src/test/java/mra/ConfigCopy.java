package mra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The project's partners, mappings and schemas once more, to be changed by a test. */
record ConfigCopy(Path folder) {

  static ConfigCopy in(Path folder) throws IOException {
    for (var part : List.of("partners", "mappings", "schemas")) {
      FileSystemUtils.copyRecursively(Path.of("..", part), folder.resolve(part));
    }
    return new ConfigCopy(folder);
  }

  Path profile(String partner) {
    return folder.resolve("partners").resolve(partner).resolve("partner.yaml");
  }

  /** Fails where nothing of it is there to be replaced. */
  ConfigCopy replace(Path file, String old, String with) throws IOException {
    var text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, with));
    return this;
  }

  /**
   * Nobody looks into our own programme's folder between the day's times, so that what a test puts
   * there waits for the test's own exchange though schedules run.
   */
  ConfigCopy withoutLooks() throws IOException {
    return replace(profile("CN"), "  look-every: 30s\n", "");
  }
}
