package mra.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodiesTest {
  private static final Instant AT = Instant.parse("2026-11-24T23:59:59Z");

  @TempDir private Path home;

  @Test
  void movesTheBytesInAndKnowsThemByTheirDigest() throws IOException {
    var bodies = new Bodies(home.resolve("bodies"));
    var id = UUID.randomUUID();
    var raw = Files.writeString(home.resolve("received.part"), "abc");

    var body = bodies.keep(id, AT, raw);

    assertThat(raw).doesNotExist();
    assertThat(body)
        .isEqualTo(
            new Body(
                "2026/11/24/" + id + ".raw",
                3,
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    assertThat(bodies.file(body)).hasContent("abc");
  }

  @Test
  void sweepsWhatNoExchangeNames() throws IOException {
    var bodies = new Bodies(home.resolve("bodies"));
    var known = UUID.randomUUID();
    var kept = bodies.keep(known, AT, Files.writeString(home.resolve("a"), "a"));
    var orphan = bodies.keep(UUID.randomUUID(), AT, Files.writeString(home.resolve("b"), "b"));

    bodies.sweep(known::equals);

    assertThat(bodies.file(kept)).exists();
    assertThatThrownBy(() -> bodies.file(orphan))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.fault()).isEqualTo(Fault.BODY_MISSING));
  }

  @Test
  void aFolderIsTheSameOneWhereverItIsMountedAndNoOtherIs() throws IOException {
    var folder = home.resolve("bodies");
    var mark = new Bodies(folder).mark();
    var mounted = Files.createSymbolicLink(home.resolve("mounted"), folder);

    assertThat(new Bodies(mounted).mark()).isEqualTo(mark).hasSize(36);
    assertThat(new Bodies(home.resolve("other")).mark()).isNotEqualTo(mark);
    assertThat(folder).isDirectoryContaining("glob:**/.folder");
  }

  @Test
  void keepsASignatureBesideItsListAndSweepsItWithIt() throws IOException {
    var bodies = new Bodies(home.resolve("bodies"));
    var known = UUID.randomUUID();
    bodies.keepBeside(known, AT, Files.writeString(home.resolve("a.p7s"), "proof"));
    var kept = bodies.file(bodies.keep(known, AT, Files.writeString(home.resolve("a"), "a")));
    var cutOff = UUID.randomUUID();
    bodies.keepBeside(cutOff, AT, Files.writeString(home.resolve("b.p7s"), "proof"));

    bodies.sweep(known::equals);

    assertThat(kept.resolveSibling(known + ".raw.p7s")).hasContent("proof");
    assertThat(kept.resolveSibling(cutOff + ".raw.p7s")).doesNotExist();
  }

  @Test
  void hasNothingToSweepBeforeTheFirstMessage() {
    new Bodies(home.resolve("none")).sweep(id -> false);

    assertThat(home.resolve("none")).doesNotExist();
  }
}
