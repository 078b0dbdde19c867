package mra.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad profile says beside a line what is found there; nothing else is found. */
class BadProfilesTest {

  private static final String MARK = "# finds: ";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agreements",
        "anchors",
        "codes",
        "country",
        "drop",
        "keys",
        "pages",
        "pull",
        "push",
        "serve",
        "syntax",
        "twice",
        "values"
      })
  void everyMistakeIsFoundAtItsLine(String name) throws IOException {
    var bad = Files.readString(Configuration.RESOURCES.resolve("bad/" + name + ".yaml"));
    var configuration = Configuration.good(folder).write("partners/AA/partner.yaml", bad);

    assertThat(configuration.check("AA"))
        .extracting(finding -> finding.line() + " " + finding.sentence())
        .containsExactlyInAnyOrderElementsOf(expected(bad));
  }

  private static List<String> expected(String bad) {
    var expected = new ArrayList<String>();
    var lines = bad.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int mark = lines.get(i).indexOf(MARK);
      if (mark >= 0) {
        int line = i + 1;
        var texts = lines.get(i).substring(mark + MARK.length());
        Pattern.compile(" | ", Pattern.LITERAL)
            .splitAsStream(texts)
            .forEach(text -> expected.add(line + " " + text));
      }
    }
    return expected;
  }
}
