package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Partners that were added as files; that their samples translate SamplesTest proves. */
class FourPartnersTest {
  static final List<String> FOUR = List.of("AU", "BY", "IL", "NZ");

  /** What a program would say that knew one of them: its id as a text, or a class of its own. */
  private static final Pattern KNOWS =
      Pattern.compile("\"(AU|BY|IL|NZ)([-/_][^\"]*)?\"|\\b(Au|Il|Nz)[A-Z]\\w+|reference:nz");

  @Test
  void areSealedEachInAnotherWayAndSpeakOverAnotherTransport() {
    assertThat(FOUR)
        .extracting(id -> Project.partner(id).trust())
        .doesNotContainNull()
        .extracting(trust -> trust == null ? null : trust.suite())
        .doesNotHaveDuplicates();
    assertThat(FOUR)
        .extracting(id -> Project.partner(id).pull())
        .doesNotContainNull()
        .extracting(pull -> pull == null ? null : pull.over())
        .doesNotHaveDuplicates();
    assertThat(FOUR)
        .extracting(id -> Project.partner(id).push())
        .allSatisfy(push -> assertThat(push).isNotNull());
  }

  @ParameterizedTest
  @FieldSource("FOUR")
  void haveSamplesOfEveryKindOfListAndStandingAndOfWhatIsBad(String id) throws IOException {
    var partner = Project.partner(id);
    var types = new ArrayList<ListType>();
    var standings = new ArrayList<Standing>();
    var bad = new ArrayList<String>();
    for (var sample : Samples.of(Project.ROOT)) {
      if (!sample.document().equals(id + "/aeo-list")) {
        continue;
      }
      if (sample.fault().isPresent()) {
        bad.add(sample.faultCode());
        continue;
      }
      var mapped = Mapped.of(partner, sample.document(), Files.readAllBytes(sample.file()));
      types.add(mapped.header().type());
      mapped.operators().stream().map(Operator::standing).forEach(standings::add);
      assertThat(mapped.operators())
          .allSatisfy(operator ->
              assertThat(operator.code().normalised()).matches(partner.codes().pattern()));
    }
    assertThat(types).contains(ListType.FULL, ListType.DELTA, ListType.URGENT);
    assertThat(standings)
        .contains(Standing.VALID, Standing.SUSPENDED, Standing.REVOKED, Standing.WITHDRAWN);
    assertThat(bad).contains("E306", "E309", "E401", "E403", "E404");
  }

  @Test
  void noLineOfTheProgramKnowsThem() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var knowing =
          files.filter(file -> file.toString().endsWith(".java")).flatMap(FourPartnersTest::lines);
      assertThat(knowing).isEmpty();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> KNOWS.matcher(line).find())
          .map(line -> file + ": " + line);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
