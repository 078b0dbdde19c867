package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mra.rehearsal.Administration;
import mra.rehearsal.Break;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A partner closes the connection before, while and after it takes our receipt: it gets the same
 * bytes again until we hear that it has them, and has them once.
 */
@Timeout(120)
class AnsweringTest {
  @TempDir private static Path home;
  private static Running running;
  private static Whole whole;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 60L, HK, 60L, MO, 60L));
    whole = new Whole(home);
    Rounds.good(running);
    whole.expect(running);
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("breaks")
  void whatBreaksOffIsGivenAgainAsItWasSigned(Administration partner, Break where)
      throws Exception {
    Rounds.change(running, partner);
    running.rehearsal().breakOff(partner, where);

    running.fetch(partner);

    assertThat(owed(partner)).as("it stays owed").hasSize(1);
    var signed = owed(partner).getFirst();
    assertThat(kept(partner).contains(signed)).isEqualTo(where == Break.AFTER);

    running.rehearsal().breakOff(partner, Break.NEVER);
    Rounds.good(running, partner);
    assertThat(owed(partner)).isEmpty();
    assertThat(kept(partner)).contains(signed).doesNotHaveDuplicates();
    whole.expect(running, partner);
  }

  static Stream<Arguments> breaks() {
    return Stream.of(Administration.values())
        .flatMap(partner ->
            Stream.of(Break.BEFORE, Break.DURING, Break.AFTER)
                .map(where -> Arguments.of(partner, where)));
  }

  /** Signed bytes that the partner is still to get, in hexadecimal. */
  private static List<String> owed(Administration partner) {
    return JdbcClient.create(running.database())
        .sql(
            "select encode(signed, 'hex') from receipt"
                + " where way = 'OUT' and sent_at is null and partner = :partner")
        .param("partner", partner.name())
        .query(String.class)
        .list();
  }

  /** Signed bytes that it has. */
  private static List<String> kept(Administration partner) throws Exception {
    var folder = home.resolve("rehearsal/theirs").resolve(partner.name()).resolve("receipts");
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(AnsweringTest::hex).toList();
    }
  }

  private static String hex(Path file) {
    try {
      return HexFormat.of().formatHex(Files.readAllBytes(file));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
