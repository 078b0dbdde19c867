package mra.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON that is a number, true or false is written as what it was. */
class LiteralsTest {
  private static final String LIST =
      "{\"at\":1795489200,\"all\":[{\"code\":\"A1\",\"level\":1,\"from\":1763913600000,\"agreed\":true},"
          + "{\"code\":\"A2\",\"level\":2,\"from\":1763827200000,\"agreed\":false}]}\n";

  @TempDir Path folder;

  private ATable table() throws IOException {
    return new ATable(folder)
        .format("{kind: json, record: all}")
        .codes("xx-agreed", "true,GIVEN,,,yes", "false,WITHDRAWN,,,yes")
        .codes("xx-level", "1,HK_TIER1,,,yes", "2,HK_TIER2,,,yes")
        .header("asOf", "{at: at, date: {epoch: seconds}, literal: true}")
        .field("code", "code")
        .field("consent", "{at: agreed, codes: xx-agreed, literal: true}")
        .field("validFrom", "{at: from, date: {epoch: millis}, literal: true}")
        .field("programme", "{at: level, codes: xx-level, literal: true}");
  }

  @Test
  void booleansNumbersAndEpochsComeBackAsTheyWere() throws IOException {
    assertThat(new String(table().again(LIST.getBytes(UTF_8)), UTF_8)).isEqualTo(LIST);
  }

  @Test
  void withoutTheWordTheyAreTextAndReadAlike() throws IOException {
    var text = table().field("consent", "{at: agreed, codes: xx-agreed}");
    assertThat(new String(text.again(LIST.getBytes(UTF_8)), UTF_8))
        .contains("\"agreed\":\"true\"", "\"level\":1,");
    assertThat(text.read(LIST).operators()).isEqualTo(table().read(LIST).operators());
  }

  @Test
  void whatIsNoneOfThemIsNotWritten() throws IOException {
    var padded = table().codes("xx-level", "01,HK_TIER1,,,", "1,HK_TIER1,,,", "02,HK_TIER1,,,yes");
    assertThatThrownBy(
            () -> padded.again(LIST.replace("\"level\":2", "\"level\":1").getBytes(UTF_8)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("E404")
        .hasMessageContaining("record 1")
        .hasMessageContaining("neither a number nor true or false");
  }

  @Test
  void onlyJsonTellsThemFromText() throws IOException {
    var csv =
        new ATable(folder)
            .format("{kind: csv, columns: [A]}")
            .field("code", "{at: A, literal: true}");
    assertThat(csv.findings()).anyMatch(text -> text.contains("in json only"));
    var split = table().field("roles", "{at: roles, split: \";\", literal: true}");
    assertThat(split.findings()).anyMatch(text -> text.contains("are text, never literal"));
  }
}
