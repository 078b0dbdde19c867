package mra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody hears who asks for a new partner in words that we do not know. */
class NewCommandTest {
  private final StringWriter said = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "new AU --format jsn --over sftp|--format is one of xml, csv, json, fixed, not 'jsn'; did you mean 'json'?",
        "new AU --format csv --over sfp|--over is one of soap, sftp, https, drop, not 'sfp'; did you mean 'sftp'?",
        "new AU --over sftp|without --sample, --format says how its list is written",
        "new AU --format fixed --over sftp --layout x|--layout names the places of a --sample",
      })
  void wrongUsageIsOneSentenceAndExitsWithTwo(String command, String sentence) {
    var shell = Mra.commandLine().setErr(new PrintWriter(said, true));

    assertThat(shell.execute(command.split(" "))).isEqualTo(2);
    assertThat(said.toString()).startsWith(sentence);
  }

  @Test
  void aSampleThatCannotBeReadIsRefused() {
    var shell = Mra.commandLine().setErr(new PrintWriter(said, true));

    assertThat(shell.execute("new", "AU", "--over", "sftp", "--sample", "/nowhere/list.csv"))
        .isOne();
    assertThat(said.toString()).startsWith("mra: E704").contains("the file cannot be read");
  }
}
