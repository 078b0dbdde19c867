package mra.clearance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import mra.clearance.Daybook.Full;
import mra.fault.Refused;
import mra.registry.CopyBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaybookTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Clock CLOCK = Clock.systemUTC();
  private static final long ROOMY = 1 << 20;

  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsFoundByTheNextProcessInItsOrder() throws Exception {
    var killed = new Daybook(folder, ROOMY, AT_ONCE, CLOCK);
    killed.write(entry("first"));
    page(killed);
    killed.write(entry("second"));

    var next = new Daybook(folder, ROOMY, AT_ONCE, CLOCK);
    next.write(entry("third"));

    assertThat(next.leftBehind()).isEqualTo(2);
    assertThat(takeAll(next)).containsExactly("first", "second", "third");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void entryThatWasCutIsLeftOutAndThoseBeforeItStay() throws Exception {
    var daybook = new Daybook(folder, ROOMY, AT_ONCE, CLOCK);
    daybook.write(entry("whole"));
    daybook.write(entry("cut in the middle"));
    var page = page(daybook);
    try (var file = new RandomAccessFile(page.file().toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }
    assertThat(read(page.file())).containsExactly("whole");
  }

  @Test
  void entryThatIsNotAsItWasWrittenIsLeftOut() throws Exception {
    var daybook = new Daybook(folder, ROOMY, AT_ONCE, CLOCK);
    daybook.write(entry("whole"));
    daybook.write(entry("changed"));
    var page = page(daybook);
    try (var file = new RandomAccessFile(page.file().toFile(), "rw")) {
      file.seek(file.length() - 1);
      file.write('?');
    }
    assertThat(read(page.file())).containsExactly("whole");
  }

  @Test
  void aLengthThatReachesBeyondTheFileTakesNoMemory() throws Exception {
    var daybook = new Daybook(folder, ROOMY, AT_ONCE, CLOCK);
    daybook.write(entry("whole"));
    daybook.write(entry("its length is damaged"));
    var page = page(daybook);
    int whole = entry("whole").size();
    try (var file = new RandomAccessFile(page.file().toFile(), "rw")) {
      file.seek(whole);
      file.writeInt((int) file.length() - whole);
    }

    assertThat(read(page.file())).containsExactly("whole");
  }

  @Test
  void nothingIsTakenInBeyondTheBound() throws Exception {
    int one = entry("one").size();
    var daybook = new Daybook(folder, 2L * one, AT_ONCE, CLOCK);
    daybook.write(entry("one"));
    daybook.write(entry("two"));
    assertThatThrownBy(() -> daybook.write(entry("six")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("too many wait to be kept");

    daybook.done(page(daybook), true);
    daybook.write(entry("six"));
    assertThat(takeAll(daybook)).containsExactly("six");
  }

  @Test
  void whoeverFindsNoRoomWaitsForIt() throws Exception {
    var daybook = new Daybook(folder, 1, Duration.ofSeconds(20), CLOCK);
    daybook.write(entry("one"));
    var waiting = CompletableFuture.runAsync(() -> daybook.write(entry("two")));
    var page = page(daybook);
    assertThat(waiting).isNotDone();

    daybook.done(page, true);
    await().until(waiting::isDone);
    assertThat(takeAll(daybook)).containsExactly("two");
  }

  @Test
  void isSettledOnceThePageIsDone() throws Exception {
    var daybook = new Daybook(folder, ROOMY, AT_ONCE, CLOCK);
    assertThat(daybook.settle(AT_ONCE)).isTrue();
    daybook.write(entry("one"));
    var page = page(daybook);
    assertThat(daybook.settle(AT_ONCE)).isFalse();

    daybook.done(page, true);
    assertThat(daybook.settle(AT_ONCE)).isTrue();
  }

  private static List<String> takeAll(Daybook daybook) throws IOException, SQLException {
    var all = new ArrayList<String>();
    for (var page = daybook.next(AT_ONCE); page != null; page = daybook.next(AT_ONCE)) {
      all.addAll(read(page.file()));
      daybook.done(page, true);
    }
    return all;
  }

  private static Full page(Daybook daybook) {
    return Objects.requireNonNull(daybook.next(AT_ONCE));
  }

  private static List<String> read(Path page) throws IOException, SQLException {
    var all = new ArrayList<String>();
    Page.read(page, (bytes, length) -> all.add(new String(bytes, 4, length - 4, UTF_8)));
    return all;
  }

  private static CopyBuffer entry(String text) {
    var entry = Page.entry();
    entry.text(text);
    Page.seal(entry);
    return entry;
  }
}
