package mra.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.testing.FileSizeLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 65_537, MEBIBYTE, MEBIBYTE + 1, 5 * MEBIBYTE + 7})
  void givesBackEveryPartAsOftenAsAsked(int size) throws Exception {
    var bytes = random(size);
    try (var writer = Spool.in(folder).writer(Long.MAX_VALUE)) {
      writer.write(bytes);
      writer.endPart();
      writer.write(7);
      writer.endPart();
      try (var content = writer.release()) {
        assertThat(content.size()).isEqualTo(size + 1L);
        assertThat(content.part(0)).hasBinaryContent(bytes);
        assertThat(content.part(1)).hasBinaryContent(new byte[] {7});
        assertThat(content.part(0)).hasBinaryContent(bytes);
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void keepsSmallContentOffTheDisk() throws Exception {
    try (var writer = Spool.in(folder).writer(Long.MAX_VALUE)) {
      writer.write(random(MEBIBYTE));
      writer.endPart();
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void writesNothingReadableToTheDisk() throws Exception {
    var text = "personal data ".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
    try (var writer = Spool.in(folder).writer(Long.MAX_VALUE)) {
      writer.write(text);
      writer.endPart();
      assertThat(Files.readString(onlyFile(), StandardCharsets.ISO_8859_1))
          .hasSizeGreaterThan(text.length - Segments.PLAIN_BYTES)
          .doesNotContain("personal");
    }
  }

  @Test
  void deletesWhatIsNotReleased() throws Exception {
    try (var writer = Spool.in(folder).writer(Long.MAX_VALUE)) {
      writer.write(random(2 * MEBIBYTE));
      writer.endPart();
      assertThat(folder).isNotEmptyDirectory();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void deletesLeftoversAtStartAndNothingElse() throws Exception {
    var spool = Spool.in(folder);
    var abandoned = spool.writer(Long.MAX_VALUE);
    abandoned.write(random(2 * MEBIBYTE));
    abandoned.endPart();
    var other = Files.writeString(folder.resolve("notes.txt"), "keep");
    assertThat(folder.toFile().list()).hasSize(2);

    Spool.in(folder);
    assertThat(folder.toFile().listFiles()).containsExactly(other.toFile());
  }

  @Test
  void saysWhenTheDiskTakesNoMoreAndLeavesNothing() throws Exception {
    try (var writer = Spool.in(folder).writer(Long.MAX_VALUE);
        var full = FileSizeLimit.of(MEBIBYTE + MEBIBYTE / 2)) {
      assertThatThrownBy(
              () -> {
                writer.write(random(2 * MEBIBYTE));
                writer.endPart();
              })
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.fault()).isEqualTo(Fault.DISK_UNUSABLE);
                assertThat(refused.where()).startsWith(folder.toString());
                assertThat(refused.detail()).isEqualTo("File too large");
              });
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void noticesAnAlteredFile() throws Exception {
    try (var content = spooled(3 * MEBIBYTE)) {
      var bytes = Files.readAllBytes(onlyFile());
      bytes[Segments.SEALED_BYTES + 100] ^= 1;
      Files.write(onlyFile(), bytes);
      assertThatThrownBy(() -> content.part(0).readAllBytes())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("altered");
    }
  }

  @Test
  void noticesSwappedSegments() throws Exception {
    try (var content = spooled(3 * MEBIBYTE)) {
      var bytes = Files.readAllBytes(onlyFile());
      var first = Arrays.copyOf(bytes, Segments.SEALED_BYTES);
      System.arraycopy(bytes, Segments.SEALED_BYTES, bytes, 0, Segments.SEALED_BYTES);
      System.arraycopy(first, 0, bytes, Segments.SEALED_BYTES, Segments.SEALED_BYTES);
      Files.write(onlyFile(), bytes);
      assertThatThrownBy(() -> content.part(0).readAllBytes())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("altered");
    }
  }

  @Test
  void takesNoMoreThanAllowed() throws Exception {
    try (var writer = Spool.in(folder).writer(10)) {
      writer.write(random(10));
      assertThatThrownBy(() -> writer.write(1))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.fault()).isEqualTo(Fault.TOO_LARGE));
    }
  }

  private Content spooled(int size) throws IOException {
    try (var writer = Spool.in(folder).writer(Long.MAX_VALUE)) {
      writer.write(random(size));
      writer.endPart();
      return writer.release();
    }
  }

  private Path onlyFile() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
