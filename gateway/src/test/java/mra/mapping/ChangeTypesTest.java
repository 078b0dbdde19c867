package mra.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import mra.canonical.Code;
import mra.fault.Fault;
import mra.trust.AnOpened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that say what changed. */
class ChangeTypesTest {
  private static final String DOCUMENT =
      "ACTION,CODE,NAME\nI,A1,One\nU,A2,Two\nD,A3,\nX,A4,Four\n,A5,Five\nD,,\n";

  @TempDir Path folder;

  @Test
  void addedAndAmendedAreHowThingsAreNowAndTheDeletedAreGone() throws IOException {
    var mapped = table("DELTA").read(DOCUMENT);
    assertThat(mapped.operators())
        .extracting(operator -> operator.code().received())
        .containsExactly("A1", "A2");
    assertThat(mapped.gone()).extracting(code -> code.received()).containsExactly("A3");
    assertThat(mapped.asides())
        .extracting(aside -> aside.fault())
        .containsExactly(Fault.CODE_VALUE_UNMAPPED, Fault.FIELD_MISSING, Fault.FIELD_MISSING);
  }

  @ParameterizedTest
  @CsvSource({"FULL", "URGENT"})
  void onlyAListOfChangesDeletes(String type) throws IOException {
    var mapped = table(type).read("ACTION,CODE,NAME\nD,A3,Three\n");
    assertThat(mapped.gone()).isEmpty();
    var aside = mapped.asides().getFirst();
    assertThat(aside.fault()).isEqualTo(Fault.VALUE_INVALID);
    assertThat(aside.detail()).isEqualTo("only a list of changes deletes, not " + type);
    assertThat(aside.code()).isEqualTo(Code.of("A3"));
  }

  @Test
  void theShellTellsWhoIsGone() throws IOException {
    var lines = new ByteArrayOutputStream();
    var asides = new ByteArrayOutputStream();
    var document = "ACTION,CODE,NAME\nD,A3,\n".getBytes(UTF_8);
    try (var opened = AnOpened.of(Project.partner("HK"), document)) {
      new Translation(table("DELTA").load()).forward(opened, "HK/aeo-list", lines, asides);
    }
    assertThat(lines.toString(UTF_8))
        .isEqualTo("{\"partner\":\"HK\",\"code\":\"A3\",\"present\":false}\n");
    assertThat(asides.toString(UTF_8)).isEmpty();
  }

  @Test
  void theWordIsForListsThatComeInAndHasItsCodes() throws IOException {
    assertThat(table("DELTA").more("change: ACTION\n").findings())
        .contains("change is told by the codes of a list of operators");
    assertThat(table("DELTA").codes("action", "I,INSERT,,,yes").findings())
        .anySatisfy(text -> assertThat(text).contains("'INSERT' is none of our words for change"));
    var both =
        new ATable(folder).format("{kind: csv, columns: [ACTION, CODE]}").field("code", "CODE");
    assertThat(both.codes("action", "D,DELETE,,,yes").more(CHANGE).findings())
        .contains("change cannot be written back; the table must have way: in");
  }

  private static final String CHANGE = "change: {at: ACTION, codes: action}\n";

  private ATable table(String type) throws IOException {
    return new ATable(folder)
        .in()
        .format("{kind: csv, columns: [ACTION, CODE, NAME], line-end: LF}")
        .header("type", "{constant: " + type + "}")
        .codes("action", "I,ADD,,,yes", "U,AMEND,,,yes", "D,DELETE,,,yes")
        .more(CHANGE)
        .field("code", "CODE")
        .field("names", "{at: NAME}");
  }
}
