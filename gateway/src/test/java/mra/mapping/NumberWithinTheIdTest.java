package mra.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A running number that is part of the list's id is written with it, if both say the same. */
class NumberWithinTheIdTest {
  private static final String NUMBER = "{at: list, part: 8-12, fill: {with: \"0\", to: 5}}";

  @TempDir Path folder;

  @Test
  void isReadOutOfItAndWrittenWithIt() throws IOException {
    var list = "{\"list\":\"L-2026-00007\",\"all\":[{\"code\":\"A1\"}]}\n";
    var table = table("list", NUMBER).written("L-2026-00007");
    assertThat(table.read(list).header().sequence()).hasValue(7);
    assertThat(new String(table.again(list.getBytes(UTF_8)), UTF_8)).isEqualTo(list);
  }

  @ParameterizedTest
  @CsvSource({"L-2026-00008, and it is 7", "L-2026-0000x, and it is 7", "L-2026, it ends before"})
  void isNotWrittenWhereTheIdSaysAnother(String id, String why) throws IOException {
    var operators = table("list", NUMBER).read("{\"list\":\"L-2026-00007\",\"all\":[]}");
    assertThatThrownBy(() -> table("list", NUMBER).written(id).write(operators.operators()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("E304")
        .hasMessageContaining("sequence")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "{at: list, part: 1-3}", "{at: list, when: {at: x, is: [y]}}"})
  void cannotBeWrittenWhereNoOtherLineWritesAllOfThePlace(String id) throws IOException {
    assertThat(table(id, NUMBER).findings())
        .anyMatch(text -> text.startsWith("part cannot be written back"));
  }

  private ATable table(String id, String sequence) {
    return new ATable(folder)
        .format("{kind: json, record: all}")
        .header("id", id)
        .header("sequence", sequence)
        .field("code", "code");
  }
}
